package impound.sandbox.drill;

import impound.processors.evidence.Chained;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** For a file or a pipe: each link once. */
final class BoardLines implements BoardScreen {
    private final PrintWriter out;
    private final Map<String, Integer> shown = new TreeMap<>();

    BoardLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(SortedMap<String, List<Chained>> chains, Map<String, Integer> percents) {
        chains.forEach((volume, links) -> {
            links.stream()
                    .skip(shown.getOrDefault(volume, 0))
                    .forEach(link -> out.printf(
                            "%s  %-19s  %s  %2d %s%n",
                            link.link().at(),
                            BoardScreen.instance(links),
                            volume,
                            link.number(),
                            link.link().getClass().getSimpleName()));
            shown.put(volume, links.size());
        });
        out.flush();
    }
}
