package impound.processors.sweep;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import java.util.Optional;

/** What a volume's chain says about a thing with this id. */
record Named(Evidence evidence, String id) {

    /** Whether some link says that it was made, or taken. */
    boolean isOnChain() {
        return !id.isEmpty() && evidence.chain().facts().map(Named::made).anyMatch(id::equals);
    }

    /** Whether it is the machine, or the volume, with which the volume's attempt goes on now. */
    boolean isCurrent() {
        var collector = evidence.findSinceBegun(StageName.LAUNCH, Link.CollectorLaunched.class)
                .map(made -> made.collector().value());
        var volume = evidence.findSinceBegun(StageName.RESTORE, Link.VolumeCreated.class)
                .map(made -> made.volume().value());
        return is(collector) || is(volume);
    }

    boolean isSource() {
        return evidence.chain().all(Link.SnapshotTaken.class).stream()
                .anyMatch(taken -> taken.snapshot().value().equals(id));
    }

    /** Whether it is the copy that is kept. */
    boolean isReceived() {
        return evidence.chain().all(Link.SnapshotReceived.class).stream()
                .anyMatch(copy -> copy.snapshot().value().equals(id));
    }

    /** Both image and kept copy are there: nothing that they were made from is of any more use. */
    boolean isPreserved() {
        return evidence.find(Link.ImageVerified.class).isPresent()
                && evidence.find(Link.SnapshotReceived.class).isPresent();
    }

    private boolean is(Optional<String> other) {
        return other.filter(id::equals).isPresent();
    }

    private static String made(Link link) {
        if (link instanceof Link.CollectorLaunched made) {
            return made.collector().value();
        }
        if (link instanceof Link.VolumeCreated made) {
            return made.volume().value();
        }
        if (link instanceof Link.SnapshotTaken made) {
            return made.snapshot().value();
        }
        if (link instanceof Link.SnapshotCopied made) {
            return made.snapshot().value();
        }
        return link instanceof Link.SnapshotReceived made ? made.snapshot().value() : "";
    }
}
