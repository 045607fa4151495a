package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Link.BeginsAgain;
import impound.processors.evidence.StageName;
import java.util.Optional;

/** What a stage has on record of its present attempt: links from before it was begun again count no more. */
final class Attempt {
    private Attempt() {}

    /** The newest fact of this kind since the stage, or an earlier one, was last begun again. */
    static <T extends Link> Optional<T> find(Evidence evidence, Class<T> kind, StageName stage) {
        Optional<T> found = Optional.empty();
        var way = evidence.itinerary();
        for (var fact : evidence.chain().facts().toList()) {
            if (fact instanceof BeginsAgain again && way.indexOf(again.from()) <= way.indexOf(stage)) {
                found = Optional.empty();
            } else if (kind.isInstance(fact)) {
                found = Optional.of(kind.cast(fact));
            }
        }
        return found;
    }
}
