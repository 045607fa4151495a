package impound.processors.stage;

import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;

/** One act of a collection. A stage reads links and adds one at a step; it knows neither queues nor its neighbours. */
public interface Stage {
    StageName name();

    /**
     * One step: the evidence with one new link, or the same evidence to be looked at again later.
     *
     * @throws CollectionFailure where this volume's collection cannot go on
     */
    Outcome advance(Evidence evidence);

    /** A step of evidence that is due here; evidence that belongs elsewhere goes on unchanged. */
    default Outcome advanceIfDue(Evidence evidence) {
        return evidence.next() == name() ? advance(evidence) : evidence;
    }
}
