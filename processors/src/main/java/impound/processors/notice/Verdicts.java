package impound.processors.notice;

import impound.processors.gateway.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The verdicts on all volumes of one target. */
record Verdicts(Source source, List<Verdict> each) {
    /** Whether nothing is open any more: then people can be told. */
    boolean areIn() {
        return all(Verdict.Open.class).isEmpty();
    }

    boolean areAllYes() {
        return yes().size() == each.size();
    }

    List<Verdict.Yes> yes() {
        return all(Verdict.Yes.class);
    }

    List<Verdict.No> no() {
        return all(Verdict.No.class);
    }

    /** When the last of those that are kept came to be so. */
    Instant since() {
        return yes().stream()
                .map(Verdict.Yes::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private <T extends Verdict> List<T> all(Class<T> kind) {
        return each.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
