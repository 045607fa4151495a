package impound.processors.aws;

import impound.processors.evidence.Act;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Tags;
import impound.processors.id.AccountId;
import impound.processors.id.InstanceId;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.LockSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.LockState;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.SnapshotInfo;

/** The snapshots of an account, through EC2's own client: Camel's component has no snapshot call. */
public final class Ec2Snapshots implements Snapshots {
    /** EC2 has no code of its own for a snapshot under the account's {@code aws/ebs} key, only these words. */
    private static final String UNSHARED_KEY = "EBS default key";

    private final Ec2 ec2;

    public Ec2Snapshots(Ec2 ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Optional<Snapshot> find(Scope scope, SnapshotId snapshot) {
        return Ec2.ifThere(() -> ec2.client(scope)
                        .describeSnapshots(
                                r -> r.snapshotIds(snapshot.value()).overrideConfiguration(ec2.looking(scope)))
                        .snapshots())
                .map(Ec2Snapshots::snapshot);
    }

    @Override
    public List<Snapshot> tagged(Scope scope, Tags tags) {
        return ec2
                .client(scope)
                .describeSnapshotsPaginator(
                        r -> r.ownerIds("self").filters(Ec2.filters(tags)).overrideConfiguration(ec2.looking(scope)))
                .snapshots()
                .stream()
                .map(Ec2Snapshots::snapshot)
                .toList();
    }

    @Override
    public Made<List<Snapshot>> takeAll(Scope scope, InstanceId instance, String description, Tags tags) {
        var answer = ec2.client(scope).createSnapshots(r -> r.instanceSpecification(i -> i.instanceId(instance.value()))
                .description(description)
                .tagSpecifications(Ec2.specification(ResourceType.SNAPSHOT, tags))
                .overrideConfiguration(ec2.changing(scope)));
        var taken = answer.snapshots().stream().map(Ec2Snapshots::snapshot).toList();
        return new Made<>(taken, ec2.act("CreateSnapshots", scope, answer));
    }

    @Override
    public Made<SnapshotId> copy(Scope scope, SnapshotId source, KeyArn key, String description, Tags tags) {
        var region = scope.region().value();
        var answer = ec2.client(scope).copySnapshot(r -> r.sourceSnapshotId(source.value())
                .sourceRegion(region)
                .destinationRegion(region)
                .encrypted(true)
                .kmsKeyId(key.value())
                .description(description)
                .tagSpecifications(Ec2.specification(ResourceType.SNAPSHOT, tags))
                .overrideConfiguration(ec2.changing(scope)));
        return new Made<>(new SnapshotId(answer.snapshotId()), ec2.act("CopySnapshot", scope, answer));
    }

    @Override
    public Made<Lock> lock(Scope scope, SnapshotId snapshot, String mode, int days) {
        var there = lockOf(scope, snapshot);
        if (there.isPresent()) {
            var lock = new Lock(there.get().lockStateAsString(), there.get().lockExpiresOn());
            return new Made<>(
                    lock, Act.found("locked", scope.region(), there.get().lockCreatedOn()));
        }
        var answer = ec2.client(scope)
                .lockSnapshot(LockSnapshotRequest.builder()
                        .snapshotId(snapshot.value())
                        .lockMode(mode)
                        .lockDuration(days)
                        .overrideConfiguration(ec2.changing(scope))
                        .build());
        return new Made<>(new Lock(mode, answer.lockExpiresOn()), ec2.act("LockSnapshot", scope, answer));
    }

    /** A lock in compliance mode can't be set a second time, only lengthened; one that has expired holds nothing. */
    private Optional<LockedSnapshotsInfo> lockOf(Scope scope, SnapshotId snapshot) {
        return Ec2.ifThere(() -> ec2.client(scope)
                        .describeLockedSnapshots(
                                r -> r.snapshotIds(snapshot.value()).overrideConfiguration(ec2.looking(scope)))
                        .snapshots())
                .filter(found -> found.lockExpiresOn() != null && found.lockState() != LockState.EXPIRED);
    }

    @Override
    public Optional<Act> share(Scope scope, SnapshotId snapshot, AccountId with) {
        try {
            return Optional.of(permission(scope, snapshot, with, OperationType.ADD));
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails().errorMessage().contains(UNSHARED_KEY)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Act withdraw(Scope scope, SnapshotId snapshot, AccountId from) {
        return permission(scope, snapshot, from, OperationType.REMOVE);
    }

    @Override
    public Act delete(Scope scope, SnapshotId snapshot) {
        var answer = ec2.client(scope)
                .deleteSnapshot(r -> r.snapshotId(snapshot.value()).overrideConfiguration(ec2.changing(scope)));
        return ec2.act("DeleteSnapshot", scope, answer);
    }

    private Act permission(Scope scope, SnapshotId snapshot, AccountId account, OperationType operation) {
        var answer = ec2.client(scope).modifySnapshotAttribute(r -> r.snapshotId(snapshot.value())
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .operationType(operation)
                .userIds(account.value())
                .overrideConfiguration(ec2.changing(scope)));
        return ec2.act("ModifySnapshotAttribute", scope, answer);
    }

    private static Snapshot snapshot(software.amazon.awssdk.services.ec2.model.Snapshot found) {
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

    private static Snapshot snapshot(SnapshotInfo taken) {
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
