package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

/** By EBS's guide, "Copy an Amazon EBS snapshot": with what key a copy is made, and that a key that cannot be used shows only later. */
class CopiesTest extends Ec2World {
    @Override
    List<SeedDisk> disks() {
        return List.of(
                SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 1).under(customerKey));
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
        assertThat(seen(copy).state()).isEqualTo(SnapshotState.PENDING);
        time.advance(Duration.ofSeconds(1));
        assertThat(seen(copy)).satisfies(one -> {
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
        assertThat(seen(copy).state()).isEqualTo(SnapshotState.PENDING);
        time.advance(Duration.ofMinutes(1));
        assertThat(seen(copy).state()).isEqualTo(SnapshotState.ERROR);
        assertThat(seen(copy).stateMessage()).isEqualTo("Given key ID is not accessible");
    }

    @Test
    void a_copy_keeps_the_data_key_unless_it_is_re_encrypted() {
        var snapshot = snapshotOf(1);

        var same = monitored.copySnapshot(
                ask -> ask.sourceSnapshotId(snapshot).sourceRegion(REGION).destinationRegion(REGION));
        share(snapshot);
        var other = copy(snapshot, forensicsKey);

        time.advance(Duration.ofMinutes(2));
        var source = seen(snapshot).dataEncryptionKeyId();
        assertThat(monitored
                        .describeSnapshots(ask -> ask.snapshotIds(same.snapshotId()))
                        .snapshots()
                        .get(0)
                        .dataEncryptionKeyId())
                .isEqualTo(source);
        assertThat(seen(other).dataEncryptionKeyId()).isNotEqualTo(source);
    }

    @Test
    void only_a_completed_snapshot_is_copied() {
        var pending =
                monitored.createSnapshot(ask -> ask.volumeId(disk(0).id())).snapshotId();
        time.advance(Duration.ofSeconds(1));
        share(pending);

        assertRefused("IncorrectState", () -> copy(pending, null));
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

    @Test
    void another_account_copies_no_snapshot_before_it_is_shared() {
        var snapshot = completedSnapshot();

        assertRefused("InvalidSnapshot.NotFound", () -> copy(snapshot, null));
        share(snapshot);

        assertThat(copy(snapshot, null)).startsWith("snap-0");
    }

    @Test
    void a_snapshot_is_copied_from_another_region() {
        var far = ec2.seed().instance(Suspect.running(MONITORED, "us-east-1", "us-east-1a", null, disks()));
        var volume = ec2.view().volumesOf(far).get(0).id();
        var source = abroad().createSnapshot(ask -> ask.volumeId(volume)).snapshotId();
        time.advance(Duration.ofMinutes(2));

        var copy = monitored.copySnapshot(
                ask -> ask.sourceSnapshotId(source).sourceRegion("us-east-1").destinationRegion(REGION));

        time.advance(Duration.ofMinutes(2));
        assertThat(monitored
                        .describeSnapshots(ask -> ask.snapshotIds(copy.snapshotId()))
                        .snapshots())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(SnapshotState.COMPLETED));
        assertRefused("InvalidSnapshot.NotFound", () -> monitored.describeSnapshots(ask -> ask.snapshotIds(source)));
    }

    @Test
    void without_a_key_of_its_own_a_copy_is_under_that_of_encryption_by_default() {
        var snapshot = completedSnapshot();
        share(snapshot);
        ec2.seed().encryptionByDefault(SECURITY, REGION, forensicsKey);

        var copy = copy(snapshot, null);

        time.advance(Duration.ofMinutes(2));
        assertThat(seen(copy).kmsKeyId()).isEqualTo(forensicsKey);
    }

    /** EC2's reference of CopySnapshot, parameter Encrypted: "You cannot set this parameter to false." */
    @Test
    void nobody_asks_for_a_copy_that_is_not_encrypted() {
        var snapshot = completedSnapshot();
        share(snapshot);

        assertRefused(
                "InvalidParameterValue",
                () -> security.copySnapshot(ask -> ask.sourceSnapshotId(snapshot)
                        .sourceRegion(REGION)
                        .destinationRegion(REGION)
                        .encrypted(false)));
    }

    private Ec2Client abroad() {
        return client(MONITORED, Region.US_EAST_1);
    }
}
