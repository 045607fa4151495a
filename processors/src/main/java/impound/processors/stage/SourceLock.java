package impound.processors.stage;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.gateway.Snapshots;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.util.Optional;

/** Locks a volume's newest source snapshot, before anybody can delete it. */
public final class SourceLock {
    private final Snapshots snapshots;
    private final Settings settings;
    private final Clock clock;

    public SourceLock(Snapshots snapshots, Settings settings, Clock clock) {
        this.snapshots = snapshots;
        this.settings = settings;
        this.clock = clock;
    }

    /** The evidence with the lock, which is still to be written; nothing where the snapshot is in error, and another is needed. */
    Optional<Evidence> lock(Evidence evidence) {
        var snapshot = evidence.link(Link.SnapshotTaken.class).snapshot();
        var locks = settings.locks();
        var lock = snapshots.lock(Scopes.monitored(evidence), snapshot, locks.sourceMode(), locks.sourceDays());
        return lock.map(made -> evidence.with(new Link.SnapshotLocked(
                clock.instant(),
                made.act(),
                snapshot,
                made.value().mode(),
                made.value().until())));
    }

    /** Whether the lock of the newest source snapshot is on record. */
    static boolean isOnRecord(Evidence evidence) {
        var snapshot = evidence.find(Link.SnapshotTaken.class).map(Link.SnapshotTaken::snapshot);
        return evidence.chain().all(Link.SnapshotLocked.class).stream()
                .anyMatch(lock -> snapshot.filter(lock.snapshot()::equals).isPresent());
    }
}
