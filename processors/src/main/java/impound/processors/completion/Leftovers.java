package impound.processors.completion;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was made only for the work and is still there, as the chain says: made, and neither removed nor left behind. */
record Leftovers(Evidence evidence) {

    /** Whether nothing is left to remove. */
    boolean areNone() {
        return collector().isEmpty() && volume().isEmpty() && share().isEmpty();
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

    /** The share, once the received snapshot is there: after a final failure a replay needs it. */
    Optional<Link.SnapshotShared> share() {
        var gone = ids(Link.ShareWithdrawn.class);
        return evidence.find(Link.SnapshotReceived.class).isEmpty()
                ? Optional.empty()
                : evidence.chain().all(Link.SnapshotShared.class).stream()
                        .filter(made -> !gone.contains(made.snapshot().value()))
                        .findFirst();
    }

    private Set<String> ids(Class<? extends Link> removal) {
        return evidence.chain()
                .facts()
                .filter(fact -> removal.isInstance(fact) || fact instanceof Link.LeftBehind)
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
        return removal instanceof Link.ShareWithdrawn gone ? gone.snapshot().value() : ((Link.LeftBehind) removal).id();
    }
}
