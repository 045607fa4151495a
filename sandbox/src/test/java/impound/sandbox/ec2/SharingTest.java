package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

class SharingTest extends Ec2World {
    @Override
    List<SeedDisk> disks() {
        var ebsKey =
                sandbox.keys().awsManaged(MONITORED, REGION, "alias/aws/ebs").arn();
        return List.of(
                SeedDisk.blank("/dev/xvda", 1),
                SeedDisk.blank("/dev/sdf", 1).under(customerKey),
                SeedDisk.blank("/dev/sdg", 1).under(ebsKey));
    }

    @Test
    void another_account_makes_no_volume_of_a_snapshot_before_it_is_shared() {
        var snapshot = completedSnapshot();

        assertRefused("InvalidSnapshot.NotFound", () -> restore(snapshot));
        share(snapshot);

        assertThat(restore(snapshot)).startsWith("vol-0");
    }

    @Test
    void another_account_copies_no_snapshot_before_it_is_shared() {
        var snapshot = completedSnapshot();

        assertRefused("InvalidSnapshot.NotFound", () -> copy(snapshot, null));
        share(snapshot);

        assertThat(copy(snapshot, null)).startsWith("snap-0");
    }

    @Test
    void a_share_that_is_withdrawn_gives_nothing_any_more() {
        var snapshot = completedSnapshot();
        share(snapshot);

        monitored.modifySnapshotAttribute(
                ask -> ask.snapshotId(snapshot).createVolumePermission(change -> change.remove(withSecurity())));

        assertRefused("InvalidSnapshot.NotFound", () -> restore(snapshot));
    }

    @Test
    void the_owner_reads_with_whom_it_is_shared() {
        var snapshot = completedSnapshot();
        share(snapshot);

        var attribute = monitored.describeSnapshotAttribute(
                ask -> ask.snapshotId(snapshot).attribute("createVolumePermission"));

        assertThat(attribute.createVolumePermissions()).extracting("userId").containsExactly(SECURITY);
    }

    @Test
    void whom_it_is_shared_with_sees_it_among_those_restorable_by_itself_but_may_not_change_it() {
        var snapshot = completedSnapshot();
        share(snapshot);

        var restorable = security.describeSnapshots(ask -> ask.restorableByUserIds("self"));

        assertThat(restorable.snapshots()).extracting(Snapshot::snapshotId).containsExactly(snapshot);
        assertThat(security.describeSnapshots(ask -> ask.ownerIds("self")).snapshots())
                .isEmpty();
        assertRefused("UnauthorizedOperation", () -> security.deleteSnapshot(ask -> ask.snapshotId(snapshot)));
    }

    @Test
    void whom_it_is_shared_with_does_not_see_its_tags_and_finds_nothing_by_them() {
        var snapshot = monitored
                .createSnapshot(ask ->
                        ask.volumeId(disk(0).id()).tagSpecifications(tags("snapshot", "impound:incident", "INC-1")))
                .snapshotId();
        share(snapshot);
        time.advance(Duration.ofSeconds(1));

        assertThat(security(snapshot).tags()).isEmpty();
        assertThat(security.describeSnapshots(ask -> ask.filters(filter("tag:impound:incident", "INC-1")))
                        .snapshots())
                .isEmpty();
    }

    @Test
    void a_snapshot_under_the_ebs_default_key_cannot_be_shared() {
        var snapshot = snapshotOf(2);

        assertRefused("InvalidParameter", () -> share(snapshot));
    }

    @Test
    void a_copy_under_another_key_takes_the_time_to_move_the_bytes() {
        for (int block = 0; block < 400; block++) {
            disk(0).disk().write((long) block * DiskImage.BLOCK, new byte[] {1});
        }
        share(completedSnapshot());
        var snapshot = ec2.view().snapshots().get(0).id();

        var copy = copy(snapshot, customerKey);

        // 200 MiB at 100 MiB/s, behind the 45 s that every copy takes.
        time.advance(Duration.ofSeconds(46));
        assertThat(security(copy).state()).isEqualTo(SnapshotState.PENDING);
        time.advance(Duration.ofSeconds(1));
        assertThat(security(copy)).satisfies(one -> {
            assertThat(one.state()).isEqualTo(SnapshotState.COMPLETED);
            assertThat(one.kmsKeyId()).isEqualTo(customerKey);
            assertThat(one.volumeId()).isEqualTo("vol-ffffffff");
            assertThat(one.ownerId()).isEqualTo(SECURITY);
        });
    }

    @Test
    void a_copy_under_a_key_that_cannot_be_used_is_accepted_and_ends_in_error() {
        var snapshot = completedSnapshot();
        share(snapshot);

        var copy = copy(snapshot, closedKey);

        time.advance(Duration.ofSeconds(1));
        assertThat(security(copy).state()).isEqualTo(SnapshotState.PENDING);
        time.advance(Duration.ofMinutes(1));
        assertThat(security(copy).state()).isEqualTo(SnapshotState.ERROR);
        assertThat(security(copy).stateMessage()).isEqualTo("Given key ID is not accessible");
    }

    @Test
    void a_copy_keeps_the_data_key_unless_it_is_re_encrypted() {
        var snapshot = snapshotOf(1);

        var same = monitored.copySnapshot(
                ask -> ask.sourceSnapshotId(snapshot).sourceRegion(REGION).destinationRegion(REGION));
        share(snapshot);
        var other = copy(snapshot, forensicsKey);

        time.advance(Duration.ofMinutes(2));
        var source = security(snapshot).dataEncryptionKeyId();
        assertThat(monitored
                        .describeSnapshots(ask -> ask.snapshotIds(same.snapshotId()))
                        .snapshots()
                        .get(0)
                        .dataEncryptionKeyId())
                .isEqualTo(source);
        assertThat(security(other).dataEncryptionKeyId()).isNotEqualTo(source);
    }

    @Test
    void only_a_completed_snapshot_is_copied() {
        var pending =
                monitored.createSnapshot(ask -> ask.volumeId(disk(0).id())).snapshotId();
        share(pending);

        assertRefused("IncorrectState", () -> copy(pending, null));
    }

    @Test
    void no_more_than_twenty_copies_are_in_flight() {
        var snapshot = completedSnapshot();
        share(snapshot);
        for (int i = 0; i < 20; i++) {
            copy(snapshot, null);
        }

        assertRefused("ResourceLimitExceeded", () -> copy(snapshot, null));
        time.advance(Duration.ofSeconds(45));

        assertThat(copy(snapshot, null)).startsWith("snap-0");
    }

    @Test
    void a_key_without_the_wish_to_encrypt_is_refused() {
        var snapshot = completedSnapshot();
        share(snapshot);

        assertRefused(
                "InvalidParameterDependency",
                () -> security.copySnapshot(ask -> ask.sourceSnapshotId(snapshot)
                        .sourceRegion(REGION)
                        .destinationRegion(REGION)
                        .kmsKeyId(customerKey)));
    }

    private static CreateVolumePermission withSecurity() {
        return CreateVolumePermission.builder().userId(SECURITY).build();
    }

    private String snapshotOf(int number) {
        var made =
                monitored.createSnapshot(ask -> ask.volumeId(disk(number).id())).snapshotId();
        time.advance(Duration.ofMinutes(2));
        return made;
    }

    private String restore(String snapshot) {
        return security.createVolume(ask -> ask.snapshotId(snapshot).availabilityZone(ZONE))
                .volumeId();
    }

    private String copy(String snapshot, String key) {
        return security.copySnapshot(ask -> ask.sourceSnapshotId(snapshot)
                        .sourceRegion(REGION)
                        .destinationRegion(REGION)
                        .encrypted(key != null)
                        .kmsKeyId(key))
                .snapshotId();
    }

    private Snapshot security(String snapshot) {
        return security.describeSnapshots(ask -> ask.snapshotIds(snapshot))
                .snapshots()
                .get(0);
    }
}
