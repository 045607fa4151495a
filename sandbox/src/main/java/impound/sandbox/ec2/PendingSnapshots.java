package impound.sandbox.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The snapshots that an account has in the making in a region: EC2 refuses more than so many, and two at once of a volume. */
record PendingSnapshots(List<Snapshot> all, Quotas quotas) {
    /** EC2 asks callers to leave this long between two snapshots of a volume as long as the first is pending. */
    static final Duration APART = Duration.ofSeconds(15);

    static PendingSnapshots of(Cloud cloud, Request request) {
        var pending = cloud.snapshots().all().stream()
                .filter(one -> one.ownedBy(request.account()))
                .filter(one -> one.origin().region().equals(request.region()))
                .filter(one -> one.state(request.now()) == SnapshotState.pending)
                .toList();
        return new PendingSnapshots(pending, cloud.options().quotas());
    }

    /** Copies count too. A set is taken whole or not at all. */
    void admit(int more) {
        if (all.size() + more > quotas.pendingPerAccount()) {
            throw Refusal.of(
                    "PendingSnapshotLimitExceeded",
                    "You have reached the limit of %d pending snapshots.",
                    quotas.pendingPerAccount());
        }
    }

    /** @param latest when one of the same volume must have begun at the latest */
    void admit(Volume volume, Instant latest) {
        var ofVolume = all.stream()
                .filter(one -> one.contents().volumeId().equals(volume.id()))
                .toList();
        if (ofVolume.size() >= volume.shape().type().pendingSnapshots(quotas)) {
            throw Refusal.of(
                    "ConcurrentSnapshotLimitExceeded", "Maximum allowed in-progress snapshots for volume exceeded.");
        }
        if (ofVolume.stream().anyMatch(one -> one.origin().created().isAfter(latest))) {
            throw Refusal.of(
                    "SnapshotCreationPerVolumeRateExceeded",
                    "The maximum per volume CreateSnapshot request rate has been exceeded. "
                            + "Use an increasing or variable sleep interval between requests.");
        }
    }

    /** Copies belong to no volume; they have a limit of their own. */
    void admitCopy() {
        admit(1);
        var copies = all.stream()
                .filter(one -> one.contents().volumeId().equals(SnapshotCopies.NO_VOLUME))
                .count();
        if (copies >= quotas.copiesInFlight()) {
            throw Refusal.of(
                    "ResourceLimitExceeded",
                    "Too many snapshot copies in progress. The limit is %d for this destination region.",
                    quotas.copiesInFlight());
        }
    }
}
