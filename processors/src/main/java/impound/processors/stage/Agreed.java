package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import java.util.ArrayList;
import java.util.List;

/** Comparisons that came out equal, for the record; the first that does not ends the verification. */
final class Agreed {
    private final List<String> comparisons = new ArrayList<>();

    void equal(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IntegrityViolated(what, String.valueOf(expected), String.valueOf(found));
        }
        comparisons.add(what);
    }

    List<String> comparisons() {
        return List.copyOf(comparisons);
    }
}
