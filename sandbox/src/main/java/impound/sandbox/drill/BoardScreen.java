package impound.sandbox.drill;

import impound.processors.evidence.Chained;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How the drill shows where the volumes are. */
interface BoardScreen {
    /** The chains by what they are of, and how far a reading collector is, in percent. */
    void show(SortedMap<String, List<Chained>> chains, Map<String, Integer> percents);
}
