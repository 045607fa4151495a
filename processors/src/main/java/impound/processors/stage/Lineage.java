package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.id.SnapshotId;

/** Which snapshot of a volume is meant: the one that was taken, its copy under our key, or the one that is kept. */
final class Lineage {
    private Lineage() {}

    /** The one that the security account gets to see, and copies from. */
    static SnapshotId shared(Evidence evidence) {
        return evidence.itinerary().contains(StageName.REENCRYPT)
                ? evidence.link(Link.SnapshotReencrypted.class).snapshot()
                : evidence.link(Link.SnapshotTaken.class).snapshot();
    }

    /** The one that becomes the volume which is read: where the kept copy comes first, that. */
    static SnapshotId read(Evidence evidence) {
        return isKeptFirst(evidence)
                ? evidence.link(Link.SnapshotReceived.class).snapshot()
                : shared(evidence);
    }

    /** Whether the volume is made of the kept copy, so that only our own key has a say in it. */
    static boolean isKeptFirst(Evidence evidence) {
        var way = evidence.itinerary();
        return way.indexOf(StageName.RECEIVE) < way.indexOf(StageName.RESTORE);
    }
}
