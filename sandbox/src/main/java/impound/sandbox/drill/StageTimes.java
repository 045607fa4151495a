package impound.sandbox.drill;

import impound.processors.evidence.Chained;
import impound.processors.evidence.StageName;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long one volume was at each stage: from the last link of the stage before to its own last link. */
final class StageTimes {
    private StageTimes() {}

    static Map<StageName, Duration> of(List<Chained> links) {
        var times = new EnumMap<StageName, Duration>(StageName.class);
        var from = links.get(0);
        for (var link : links) {
            var done = Arrays.stream(StageName.values())
                    .filter(stage -> stage.isDoneBy(link.link()))
                    .findFirst();
            if (done.isPresent()) {
                times.put(done.get(), between(from, link));
                from = link;
            }
        }
        times.put(StageName.COMPLETED, between(from, links.get(links.size() - 1)));
        return times;
    }

    static Duration between(Chained from, Chained to) {
        return Duration.between(from.link().at(), to.link().at());
    }
}
