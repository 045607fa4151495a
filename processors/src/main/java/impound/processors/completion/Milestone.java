package impound.processors.completion;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;

/** What an incident comes to when all of its volumes have come to it. A final failure counts in both. */
public enum Milestone {
    /** Every volume has a verified image: the examiner can begin. */
    IMAGED,
    /** Every volume has gone through its whole itinerary: the record can be closed. */
    CLOSING;

    /** Whether this volume has come so far, or will come no further. */
    boolean isReachedBy(Evidence evidence) {
        var imaged = evidence.find(Link.ImageVerified.class).isPresent();
        return evidence.next() == StageName.COMPLETED || this == IMAGED && imaged && evidence.isDone(StageName.VERIFY);
    }
}
