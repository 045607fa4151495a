package impound.processors.completion;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.id.SnapshotId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was made only for the work and is still there, as the chain says: made, and neither removed nor left behind. */
record Leftovers(Evidence evidence) {

    /** Whether nothing is left to remove. */
    boolean areNone() {
        return collector().isEmpty() && volume().isEmpty() && share().isEmpty() && copy().isEmpty();
    }

    Optional<Link.CollectorLaunched> collector() {
        var gone = ids(Link.CollectorTerminated.class);
        return evidence.chain().all(Link.CollectorLaunched.class).stream()
                .filter(made -> !gone.contains(made.collector().value()))
                .findFirst();
    }

    Optional<Link.VolumeCreated> volume() {
        var gone = ids(Link.RestoredVolumeDeleted.class);
        return evidence.chain().all(Link.VolumeCreated.class).stream()
                .filter(made -> !gone.contains(made.volume().value()))
                .findFirst();
    }

    /** A share, once it is of no more use. That of a copy too: the copy may not go, and must not stay shared then. */
    Optional<Link.SnapshotShared> share() {
        var gone = ids(Link.ShareWithdrawn.class);
        return evidence.chain().all(Link.SnapshotShared.class).stream()
                .filter(made -> isPreserved())
                .filter(made -> !gone.contains(id(made.snapshot())))
                .findFirst();
    }

    /** Under this a share is put on record, since its snapshot may be left behind too. */
    static String id(SnapshotId shared) {
        return "share of " + shared;
    }

    /** A copy that is not the one which is kept, once it is of no more use. */
    Optional<Link.SnapshotCopied> copy() {
        var gone = ids(Link.CopyDeleted.class);
        return evidence.chain().all(Link.SnapshotCopied.class).stream()
                .filter(made -> isPreserved())
                .filter(made -> !kept().contains(made.snapshot()))
                .filter(made -> !gone.contains(made.snapshot().value()))
                .findFirst();
    }

    /** Both image and kept copy are there. After a final failure a replay needs what they are made from. */
    private boolean isPreserved() {
        return evidence.find(Link.ImageVerified.class).isPresent() && !kept().isEmpty();
    }

    private Set<SnapshotId> kept() {
        return evidence.chain().all(Link.SnapshotReceived.class).stream()
                .map(Link.SnapshotReceived::snapshot)
                .collect(Collectors.toSet());
    }

    private Set<String> ids(Class<? extends Link> removal) {
        return evidence.chain()
                .facts()
                .filter(fact -> removal.isInstance(fact) || fact instanceof Link.LeftBehind)
                .map(Leftovers::id)
                .collect(Collectors.toSet());
    }

    /** Whether it could not be removed, as a link says. */
    boolean isLeftBehind(String id) {
        return evidence.chain().all(Link.LeftBehind.class).stream()
                .map(Link.LeftBehind::id)
                .anyMatch(id::equals);
    }

    /** The ids of what a link says is gone. */
    Set<String> gone() {
        return evidence.chain()
                .facts()
                .filter(fact -> fact instanceof Link.CollectorTerminated
                        || fact instanceof Link.RestoredVolumeDeleted
                        || fact instanceof Link.CopyDeleted
                        || fact instanceof Link.ShareWithdrawn)
                .map(Leftovers::id)
                .collect(Collectors.toSet());
    }

    private static String id(Link removal) {
        if (removal instanceof Link.CollectorTerminated gone) {
            return gone.collector().value();
        }
        if (removal instanceof Link.RestoredVolumeDeleted gone) {
            return gone.volume().value();
        }
        if (removal instanceof Link.CopyDeleted gone) {
            return gone.snapshot().value();
        }
        return removal instanceof Link.ShareWithdrawn gone ? id(gone.snapshot()) : ((Link.LeftBehind) removal).id();
    }
}
