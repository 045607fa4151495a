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
import impound.processors.id.VolumeId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.LockSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.LockState;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/**
 * The snapshots of an account, through EC2's own client: Camel's component has no snapshot call. Tags of source volumes are not
 * copied ({@code CopyTagsFromSource} is left out): EC2 refuses reserved ones and the fifty-first, and with them the snapshot.
 * Nor is a place named: snapshots from a Local Zone or an Outpost go to its Region then, as the reference of CreateSnapshots
 * says, and only there they can be shared.
 */
public final class Ec2Snapshots implements Snapshots {
    /** EC2 has no code of its own for a snapshot under the account's {@code aws/ebs} key, only these words. */
    private static final String UNSHARED_KEY = "EBS default key";

    private final Ec2 ec2;
    private final SnapshotLooks looks;

    public Ec2Snapshots(Ec2 ec2, Clock clock) {
        this.ec2 = ec2;
        this.looks = new SnapshotLooks(ec2, clock);
    }

    @Override
    public Optional<Snapshot> look(Scope scope, SnapshotId snapshot) {
        return looks.look(scope, snapshot);
    }

    @Override
    public Optional<Snapshot> find(Scope scope, SnapshotId snapshot) {
        return looks.find(scope, snapshot);
    }

    @Override
    public List<Snapshot> tagged(Scope scope, Tags tags) {
        return ec2
                .client(scope)
                .describeSnapshotsPaginator(
                        r -> r.ownerIds("self").filters(Ec2.filters(tags)).overrideConfiguration(ec2.looking(scope)))
                .snapshots()
                .stream()
                .map(Ec2Described::snapshot)
                .toList();
    }

    @Override
    public Made<List<Snapshot>> takeAll(
            Scope scope, InstanceId instance, Collection<VolumeId> without, String description, Tags tags) {
        var excluded = without.stream().map(VolumeId::value).toList();
        var answer = ec2.client(scope).createSnapshots(r -> r.instanceSpecification(
                        i -> i.instanceId(instance.value()).excludeDataVolumeIds(excluded))
                .description(description)
                .tagSpecifications(Ec2.specification(ResourceType.SNAPSHOT, tags))
                .overrideConfiguration(ec2.changing(scope)));
        var taken = answer.snapshots().stream().map(Ec2Described::snapshot).toList();
        taken.forEach(one -> looks.expect(scope.account(), scope.region(), one.id()));
        return new Made<>(taken, ec2.act("CreateSnapshots", scope, answer));
    }

    @Override
    public Made<Snapshot> take(Scope scope, VolumeId volume, String description, Tags tags) {
        var answer = ec2.client(scope).createSnapshot(r -> r.volumeId(volume.value())
                .description(description)
                .tagSpecifications(Ec2.specification(ResourceType.SNAPSHOT, tags))
                .overrideConfiguration(ec2.changing(scope)));
        var taken = Ec2Described.snapshot(answer);
        looks.expect(scope.account(), scope.region(), taken.id());
        return new Made<>(taken, ec2.act("CreateSnapshot", scope, answer));
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
        var copy = new SnapshotId(answer.snapshotId());
        looks.expect(scope.account(), scope.region(), copy);
        return new Made<>(copy, ec2.act("CopySnapshot", scope, answer));
    }

    @Override
    public Optional<Made<Lock>> lock(Scope scope, SnapshotId snapshot, String mode, int days) {
        var there = lockOf(scope, snapshot).filter(found -> isAsStrong(found, mode, days));
        if (there.isPresent()) {
            var lock = new Lock(there.get().lockStateAsString(), there.get().lockExpiresOn());
            return Optional.of(new Made<>(
                    lock, Act.found("locked", scope.region(), there.get().lockCreatedOn())));
        }
        try {
            return Optional.of(locked(scope, snapshot, mode, days));
        } catch (Ec2Exception e) {
            if (isInError(scope, snapshot)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Made<Lock> locked(Scope scope, SnapshotId snapshot, String mode, int days) {
        var answer = ec2.client(scope)
                .lockSnapshot(LockSnapshotRequest.builder()
                        .snapshotId(snapshot.value())
                        .lockMode(mode)
                        .lockDuration(days)
                        .overrideConfiguration(ec2.changing(scope))
                        .build());
        return new Made<>(new Lock(mode, answer.lockExpiresOn()), ec2.act("LockSnapshot", scope, answer));
    }

    /** Whoever is in the account can set a lock that they may lift: such a one is no reason not to set ours. */
    private static boolean isAsStrong(LockedSnapshotsInfo there, String mode, int days) {
        var isOfMode = there.lockState() == LockState.COMPLIANCE
                || there.lockStateAsString().equals(mode);
        return isOfMode && there.lockDuration() != null && there.lockDuration() >= days;
    }

    private boolean isInError(Scope scope, SnapshotId snapshot) {
        return find(scope, snapshot)
                .map(Snapshot::state)
                .filter(State.ERROR::equals)
                .isPresent();
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
            var act = permission(scope, snapshot, with, OperationType.ADD);
            looks.expect(with, scope.region(), snapshot);
            return Optional.of(act);
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails().errorMessage().contains(UNSHARED_KEY)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Act withdraw(Scope scope, SnapshotId snapshot, AccountId from) {
        var act = permission(scope, snapshot, from, OperationType.REMOVE);
        looks.drop(from, scope.region(), snapshot);
        return act;
    }

    @Override
    public Act delete(Scope scope, SnapshotId snapshot) {
        var answer = ec2.client(scope)
                .deleteSnapshot(r -> r.snapshotId(snapshot.value()).overrideConfiguration(ec2.changing(scope)));
        looks.drop(scope.account(), scope.region(), snapshot);
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
}
