package impound.sandbox.drill;

import impound.processors.evidence.Chained;
import impound.processors.evidence.Link;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How the drill shows where the volumes are. */
interface BoardScreen {
    /** The chains by what they are of, and how far a reading collector is, in percent. */
    void show(SortedMap<String, List<Chained>> chains, Map<String, Integer> percents);

    /** Whose volume a chain is of; nothing where no snapshot was taken, and the chain is the instance's own. */
    static String instance(List<Chained> links) {
        return links.get(0).link() instanceof Link.SnapshotTaken taken
                ? taken.volume().instance()
                : "";
    }
}
