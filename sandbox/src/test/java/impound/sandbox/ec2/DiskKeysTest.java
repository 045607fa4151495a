package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.kms.Group;
import impound.sandbox.kms.KeyPolicy;
import impound.sandbox.kms.KeyState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/**
 * What the keys of volumes allow, and when EC2 says so: EBS's guide, "Amazon EBS encryption" and "Share a KMS key"; what attaching
 * needs, and its words, as tried in kubernetes/kubernetes#62171.
 */
class DiskKeysTest extends Ec2World {
    @Override
    List<SeedDisk> disks() {
        return List.of(
                SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 1).under(customerKey));
    }

    @Test
    void a_volume_whose_key_gives_no_grants_is_made_but_not_attached() {
        sandbox.keys().policy(forensicsKey, KeyPolicy.ofAccount(SECURITY).only(Group.GRANT, MONITORED));
        var volume = available(restore(shared(0), forensicsKey));

        assertThatThrownBy(() -> attach(volume))
                .hasMessageContaining("Volume %s cannot be attached. ".formatted(volume)
                        + "The encrypted volume was unable to access the KMS master key.")
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("CustomerKeyHasBeenRevoked"));
        assertThat(state(volume)).isEqualTo(VolumeState.AVAILABLE);
    }

    @Test
    void a_key_that_is_disabled_in_between_keeps_a_volume_from_being_attached() {
        var volume = available(restore(shared(0), forensicsKey));
        sandbox.keys().state(forensicsKey, KeyState.Disabled);

        assertRefused("CustomerKeyHasBeenRevoked", () -> attach(volume));
        sandbox.keys().state(forensicsKey, KeyState.Enabled);
        attach(volume);

        assertThat(state(volume)).isEqualTo(VolumeState.IN_USE);
    }

    /** KMS's guide, "How unusable KMS keys affect data keys": what is attached stays readable. */
    @Test
    void a_key_that_is_disabled_leaves_attached_volumes_and_their_snapshots_alone() {
        sandbox.keys().state(customerKey, KeyState.Disabled);

        var snapshot = snapshotOf(1);

        assertThat(ec2.view().snapshot(snapshot).state(time.now())).isEqualTo(SnapshotState.completed);
        share(snapshot);
        assertVanishes(restore(snapshot, forensicsKey));
    }

    @Test
    void a_shared_snapshot_is_opened_only_with_all_that_its_key_takes() {
        var snapshot = shared(1);
        assertThat(available(restore(snapshot, forensicsKey))).isNotEmpty();

        sandbox.keys()
                .policy(
                        customerKey,
                        KeyPolicy.ofAccount(MONITORED)
                                .admitting(Group.READ, SECURITY)
                                .admitting(Group.USE, SECURITY));

        assertVanishes(restore(snapshot, forensicsKey));
    }

    @Test
    void a_policy_that_names_a_role_admits_that_role_and_not_its_account() {
        var snapshot = shared(1);
        sandbox.keys()
                .policy(
                        customerKey,
                        KeyPolicy.ofAccount(MONITORED)
                                .sharedWith("arn:aws:iam::" + SECURITY + ":role/ImpoundCoordinator"));

        assertVanishes(restore(snapshot, forensicsKey));
    }

    @Test
    void without_a_key_of_its_choice_the_owner_of_a_snapshot_gets_the_snapshots() {
        var snapshot = snapshotOf(1);

        var made = monitored.createVolume(ask -> ask.snapshotId(snapshot).availabilityZone(ZONE));

        assertThat(made.kmsKeyId()).isEqualTo(customerKey);
    }

    @Test
    void and_whom_it_is_shared_with_gets_its_accounts_own() {
        var snapshot = shared(1);
        var own = sandbox.keys().awsManaged(SECURITY, REGION, "alias/aws/ebs").arn();

        assertThat(restore(snapshot).kmsKeyId()).isEqualTo(own);
        ec2.seed().encryptionByDefault(SECURITY, REGION, forensicsKey);

        assertThat(restore(snapshot).kmsKeyId()).isEqualTo(forensicsKey);
    }

    /** "You cannot remove encryption": a volume of an encrypted snapshot is always encrypted. */
    @Test
    void nobody_gets_rid_of_encryption() {
        var snapshot = snapshotOf(1);

        var made = monitored.createVolume(
                ask -> ask.snapshotId(snapshot).availabilityZone(ZONE).encrypted(false));

        assertThat(made.encrypted()).isTrue();
        assertThat(made.kmsKeyId()).isEqualTo(customerKey);
    }

    private String shared(int number) {
        var snapshot = snapshotOf(number);
        share(snapshot);
        return snapshot;
    }

    private CreateVolumeResponse restore(String snapshot) {
        return security.createVolume(ask -> ask.snapshotId(snapshot).availabilityZone(ZONE));
    }

    private String restore(String snapshot, String key) {
        return security.createVolume(ask -> ask.snapshotId(snapshot)
                        .availabilityZone(ZONE)
                        .encrypted(true)
                        .kmsKeyId(key))
                .volumeId();
    }

    private String available(String volume) {
        time.advance(Duration.ofSeconds(18));
        assertThat(state(volume)).isEqualTo(VolumeState.AVAILABLE);
        return volume;
    }

    private void assertVanishes(String volume) {
        time.advance(Duration.ofSeconds(2));
        assertThat(state(volume)).isEqualTo(VolumeState.CREATING);
        time.advance(Duration.ofMinutes(1));
        assertRefused("InvalidVolume.NotFound", () -> state(volume));
    }

    private VolumeState state(String volume) {
        return security.describeVolumes(ask -> ask.volumeIds(volume))
                .volumes()
                .get(0)
                .state();
    }

    private void attach(String volume) {
        var image = ec2.seed().image(SECURITY, REGION, "collector").id();
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
        var instance = security.runInstances(ask -> ask.imageId(image)
                        .subnetId(subnet)
                        .instanceType("m6i.large")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        time.advance(Duration.ofSeconds(10));
        security.attachVolume(ask -> ask.volumeId(volume).instanceId(instance).device("/dev/sdf"));
    }
}
