package impound.processors.aws;

import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.AccountId;
import impound.processors.id.SnapshotId;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.SnapshotInfo;

/** EC2's descriptions of a snapshot, each call with a type of its own, in our words. */
final class Ec2Described {
    private Ec2Described() {}

    static Snapshot snapshot(software.amazon.awssdk.services.ec2.model.Snapshot found) {
        return new Snapshot(
                new SnapshotId(found.snapshotId()),
                new AccountId(found.ownerId()),
                found.volumeId(),
                found.volumeSize(),
                state(found.stateAsString()),
                text(found.stateMessage()),
                found.startTime(),
                text(found.description()),
                text(found.kmsKeyId()));
    }

    static Snapshot snapshot(SnapshotInfo taken) {
        return new Snapshot(
                new SnapshotId(taken.snapshotId()),
                new AccountId(taken.ownerId()),
                taken.volumeId(),
                taken.volumeSize(),
                state(taken.stateAsString()),
                "",
                taken.startTime(),
                text(taken.description()),
                "");
    }

    static Snapshot snapshot(CreateSnapshotResponse taken) {
        return new Snapshot(
                new SnapshotId(taken.snapshotId()),
                new AccountId(taken.ownerId()),
                taken.volumeId(),
                taken.volumeSize(),
                state(taken.stateAsString()),
                text(taken.stateMessage()),
                taken.startTime(),
                text(taken.description()),
                text(taken.kmsKeyId()));
    }

    /** States that are neither good nor bad, such as recoverable, are waited for; the deadline ends that. */
    private static State state(String text) {
        return switch (text) {
            case "completed" -> State.COMPLETED;
            case "error" -> State.ERROR;
            default -> State.PENDING;
        };
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
