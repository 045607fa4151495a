package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Snapshot;

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
        time.advance(Duration.ofSeconds(1));
        share(snapshot);

        assertThat(seen(snapshot).tags()).isEmpty();
        assertThat(security.describeSnapshots(ask -> ask.filters(filter("tag:impound:incident", "INC-1")))
                        .snapshots())
                .isEmpty();
    }

    @Test
    void a_snapshot_under_the_ebs_default_key_cannot_be_shared() {
        var snapshot = snapshotOf(2);

        assertThatThrownBy(() -> share(snapshot))
                .hasMessageContaining("Encrypted snapshots with EBS default key cannot be shared")
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("OperationNotPermitted"));
        assertThat(ec2.view().snapshot(snapshot).sharedWith()).isEmpty();
    }

    /** EBS's guide, "Share an Amazon EBS snapshot": an encrypted one is never public; of the others we block it. */
    @Test
    void no_snapshot_is_made_public() {
        assertRefused("OperationNotPermitted", () -> publish(snapshotOf(0)));
        assertRefused("OperationNotPermitted", () -> publish(snapshotOf(1)));
    }

    /** What the security account is told too early it takes for a snapshot that is gone: report awslabs/coldsnap#43. */
    @Test
    void whom_it_is_shared_with_knows_of_it_a_moment_later() {
        var snapshot = completedSnapshot();
        monitored.modifySnapshotAttribute(
                ask -> ask.snapshotId(snapshot).createVolumePermission(change -> change.add(withSecurity())));

        assertRefused("InvalidSnapshot.NotFound", () -> seen(snapshot));
        assertRefused("InvalidSnapshot.NotFound", () -> restore(snapshot));
        time.advance(Duration.ofSeconds(1));

        assertThat(restore(snapshot)).startsWith("vol-0");
    }

    /** EC2's reference of ModifySnapshotAttribute: twelve digits; a share is to accounts, never to a name. */
    @Test
    void a_share_is_to_an_account() {
        var snapshot = completedSnapshot();

        assertRefused(
                "InvalidParameterValue",
                () -> monitored.modifySnapshotAttribute(ask -> ask.snapshotId(snapshot)
                        .attribute("createVolumePermission")
                        .operationType("add")
                        .userIds("44445555666")));
    }

    private void publish(String snapshot) {
        monitored.modifySnapshotAttribute(ask -> ask.snapshotId(snapshot)
                .attribute("createVolumePermission")
                .operationType("add")
                .groupNames("all"));
    }

    private static CreateVolumePermission withSecurity() {
        return CreateVolumePermission.builder().userId(SECURITY).build();
    }

    private String restore(String snapshot) {
        return security.createVolume(ask -> ask.snapshotId(snapshot).availabilityZone(ZONE))
                .volumeId();
    }
}
