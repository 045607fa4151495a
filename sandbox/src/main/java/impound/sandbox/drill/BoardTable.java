package impound.sandbox.drill;

import impound.processors.evidence.Chain;
import impound.processors.evidence.Chained;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Waiting;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** For a person at a terminal: a table that is drawn anew at each look. */
final class BoardTable implements BoardScreen {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR = "\u001b[2K";
    private static final String ROW = CLEAR + "%-19s  %-21s  %-9s  %5s  %-9s  %5s  %s%n";

    private final PrintWriter out;
    private final Clock clock;
    private int height;

    BoardTable(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void show(SortedMap<String, List<Chained>> chains, Map<String, Integer> percents) {
        if (height > 0) {
            out.printf(UP, height);
        }
        out.printf(ROW, "instance", "volume", "device", "links", "stage", "since", "");
        chains.forEach((volume, links) -> row(volume, links, percents));
        height = chains.size() + 1;
        out.flush();
    }

    private void row(String volume, List<Chained> links, Map<String, Integer> percents) {
        var last = links.get(links.size() - 1).link();
        var since = Duration.between(last.at(), clock.instant()).toSeconds() + " s";
        var taken = links.get(0).link() instanceof Link.SnapshotTaken first ? first : null;
        var device = taken == null ? "" : taken.volume().device();
        var stage = taken == null ? "" : next(links, taken).text();
        out.printf(
                ROW,
                BoardScreen.instance(links),
                volume,
                device,
                links.size(),
                stage,
                since,
                detail(last, percents.get(volume)));
    }

    private static StageName next(List<Chained> links, Link.SnapshotTaken taken) {
        var incident = links.get(0).incident();
        var chain = new Chain(links, "");
        return new Evidence(incident, taken.target(), taken.volume(), 0, Waiting.none(StageName.SNAPSHOT), chain)
                .next();
    }

    private static String detail(Link last, Integer percent) {
        return percent == null
                ? last.getClass().getSimpleName()
                : "%s %3d %%".formatted("#".repeat(percent / 5) + ".".repeat(20 - percent / 5), percent);
    }
}
