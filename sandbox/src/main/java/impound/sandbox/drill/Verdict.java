package impound.sandbox.drill;

import java.util.ArrayList;
import java.util.List;

/** What agreed with what, and what did not. */
final class Verdict {
    private final List<String> agreed = new ArrayList<>();
    private final List<String> disagreed = new ArrayList<>();

    /** Compares two things that must be the same. */
    void equal(String what, Object expected, Object found) {
        that(
                expected.equals(found),
                what + (expected.equals(found) ? "" : ": expected " + expected + ", found " + found));
    }

    /** Notes whether this is so. */
    void that(boolean right, String what) {
        (right ? agreed : disagreed).add(what);
    }

    boolean isGood() {
        return disagreed.isEmpty() && !agreed.isEmpty();
    }

    List<String> agreed() {
        return List.copyOf(agreed);
    }

    List<String> disagreed() {
        return List.copyOf(disagreed);
    }
}
