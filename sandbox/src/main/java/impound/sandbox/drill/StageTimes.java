package impound.sandbox.drill;

import impound.processors.evidence.Chained;
import impound.processors.evidence.StageName;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long one volume was at each stage, in their order: from the last link of the stage before to its own last link. */
final class StageTimes {
    private StageTimes() {}

    static Map<StageName, Duration> of(List<Chained> links) {
        var times = new LinkedHashMap<StageName, Duration>();
        var from = links.get(0);
        for (var link : links) {
            var done = Arrays.stream(StageName.values())
                    .filter(stage -> stage.isDoneBy(link.link()))
                    .findFirst();
            if (done.isPresent()) {
                times.merge(done.get(), between(from, link), Duration::plus);
                from = link;
            }
        }
        times.put(StageName.COMPLETED, between(from, links.get(links.size() - 1)));
        return times;
    }

    private static Duration between(Chained from, Chained to) {
        return Duration.between(from.link().at(), to.link().at());
    }
}
