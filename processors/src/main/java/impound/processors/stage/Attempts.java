package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;

/** How often something was tried in vain. */
final class Attempts {
    private Attempts() {}

    /** Attempts that ended and began again at this stage, since a person last sent the evidence on its way. */
    static int endedSinceResumed(Evidence evidence, StageName from) {
        var ended = 0;
        for (var fact : evidence.chain().facts().toList()) {
            if (fact instanceof Link.CollectionResumed) {
                ended = 0;
            } else if (fact instanceof Link.AttemptEnded attempt && attempt.from() == from) {
                ended++;
            }
        }
        return ended;
    }
}
