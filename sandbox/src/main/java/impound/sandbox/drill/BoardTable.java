package impound.sandbox.drill;

import impound.processors.evidence.Chained;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** For a person at a terminal. */
final class BoardTable implements BoardScreen {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR = "\u001b[2K";

    private final PrintWriter out;
    private int height;

    BoardTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(SortedMap<String, List<Chained>> chains, Map<String, Integer> percents) {
        if (height > 0) {
            out.printf(UP, height);
        }
        chains.forEach((volume, links) -> {
            var last = links.get(links.size() - 1);
            var percent = percents.containsKey(volume) ? " reading %d %%".formatted(percents.get(volume)) : "";
            out.printf(
                    "%s%s  %-2d %s%s%n",
                    CLEAR, volume, links.size(), last.link().getClass().getSimpleName(), percent);
        });
        height = chains.size();
        out.flush();
    }
}
