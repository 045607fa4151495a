package impound.processors.completion;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;

/** What an incident comes to when all of its volumes have come to it. A final failure counts in both. */
public enum Milestone {
    /** Every volume has a verified image: the examiner can begin. */
    IMAGED,
    /** Every volume has gone through its whole itinerary, and nothing of the work is left: no further link will come. */
    CLOSING;

    /** Whether this volume has come so far, or will come no further. */
    boolean isReachedBy(Evidence evidence) {
        var atEnd = evidence.next() == StageName.COMPLETED;
        return switch (this) {
            case IMAGED -> atEnd || evidence.isDone(StageName.VERIFY);
            case CLOSING -> atEnd && new Leftovers(evidence).areNone();
        };
    }
}
