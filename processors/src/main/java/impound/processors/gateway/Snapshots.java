package impound.processors.gateway;

import impound.processors.evidence.Act;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The snapshots that an account owns or was given: the things that we ask of EC2 about them. */
public interface Snapshots {
    /**
     * The snapshot, for whoever waits for it: one call asks for all that are waited for, so that with many waiting the answer may be some
     * seconds old. That it is in error or not there is always what EC2 says now.
     */
    Optional<Snapshot> look(Scope scope, SnapshotId snapshot);

    /** The snapshot as EC2 describes it now, for whoever is about to change something. */
    Optional<Snapshot> find(Scope scope, SnapshotId snapshot);

    /** The account's own snapshots that bear all these tags. */
    List<Snapshot> tagged(Scope scope, Tags tags);

    /**
     * Snapshots of all volumes of the instance but these, at one instant. Has no client token: asking twice makes two sets.
     *
     * @param without volumes that another instance has attached too, and that are taken with that one
     */
    Made<List<Snapshot>> takeAll(
            Scope scope, InstanceId instance, Collection<VolumeId> without, String description, Tags tags);

    /** A snapshot of this volume alone. Has no client token: asking twice makes two. */
    Made<Snapshot> take(Scope scope, VolumeId volume, String description, Tags tags);

    /** A copy under this key, in the account of the scope. Has no client token: asking twice makes two copies. */
    Made<SnapshotId> copy(Scope scope, SnapshotId source, KeyArn key, String description, Tags tags);

    /** Locks without a cooling-off period; a lock that is there already stays. Nothing where the snapshot is in error. */
    Optional<Made<Lock>> lock(Scope scope, SnapshotId snapshot, String mode, int days);

    /** Shows the snapshot to the account; nothing where it is under a key that can't be shared, which is AWS's own. */
    Optional<Act> share(Scope scope, SnapshotId snapshot, AccountId with);

    Act withdraw(Scope scope, SnapshotId snapshot, AccountId from);

    Act delete(Scope scope, SnapshotId snapshot);

    /** A snapshot as EC2 describes it; {@code encryptionKey} is empty where it is not encrypted. */
    record Snapshot(
            SnapshotId id,
            AccountId owner,
            String volume,
            int gib,
            State state,
            String stateMessage,
            Instant startTime,
            String description,
            String encryptionKey) {}

    enum State {
        PENDING,
        COMPLETED,
        ERROR
    }

    record Lock(String mode, Instant until) {}
}
