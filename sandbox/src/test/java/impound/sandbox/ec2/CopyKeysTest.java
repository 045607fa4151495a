package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.kms.Group;
import impound.sandbox.kms.KeyPolicy;
import impound.sandbox.kms.KeyState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

/** By EBS's guide, "Copy an Amazon EBS snapshot" and "Share a KMS key": which keys make a copy, and which let it end in error. */
class CopyKeysTest extends Ec2World {
    @Override
    List<SeedDisk> disks() {
        return List.of(
                SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 1).under(customerKey));
    }

    @Test
    void a_copy_from_another_account_needs_the_key_of_the_source() {
        var snapshot = snapshotOf(1);
        share(snapshot);
        sandbox.keys().policy(customerKey, KeyPolicy.ofAccount(MONITORED));

        assertThat(outcome(copy(snapshot, forensicsKey))).isEqualTo(SnapshotState.ERROR);
    }

    @Test
    void and_the_key_of_the_copy() {
        var snapshot = snapshotOf(1);
        share(snapshot);
        sandbox.keys().state(forensicsKey, KeyState.Disabled);

        assertThat(outcome(copy(snapshot, forensicsKey))).isEqualTo(SnapshotState.ERROR);
    }

    /** "Share a KMS key": DescribeKey, CreateGrant, Decrypt, GenerateDataKey, ReEncrypt; the use alone is not enough. */
    @Test
    void a_key_that_gives_no_grants_makes_no_copies() {
        var snapshot = snapshotOf(1);
        share(snapshot);
        sandbox.keys()
                .policy(
                        customerKey,
                        KeyPolicy.ofAccount(MONITORED)
                                .admitting(Group.READ, SECURITY)
                                .admitting(Group.USE, SECURITY));

        assertThat(outcome(copy(snapshot, forensicsKey))).isEqualTo(SnapshotState.ERROR);
    }

    @Test
    void a_key_of_another_region_cannot_be_used() {
        var snapshot = completedSnapshot();
        share(snapshot);
        var far = sandbox.keys()
                .symmetric(SECURITY, "us-east-1", KeyPolicy.ofAccount(SECURITY))
                .arn();

        assertThat(outcome(copy(snapshot, far))).isEqualTo(SnapshotState.ERROR);
    }

    @Test
    void the_replica_of_a_multi_region_key_can() {
        var snapshot = completedSnapshot();
        share(snapshot);
        var primary = sandbox.keys().multiRegion(SECURITY, "us-east-1", KeyPolicy.ofAccount(SECURITY));
        var replica = sandbox.keys()
                .replica(primary, REGION, KeyPolicy.ofAccount(SECURITY))
                .arn();

        assertThat(outcome(copy(snapshot, primary.arn()))).isEqualTo(SnapshotState.ERROR);
        assertThat(outcome(copy(snapshot, replica))).isEqualTo(SnapshotState.COMPLETED);
    }

    @Test
    void the_name_of_another_accounts_key_means_nothing_here() {
        var snapshot = completedSnapshot();
        share(snapshot);
        sandbox.keys().alias(customerKey, "alias/forensics");

        assertThat(outcome(copy(snapshot, "alias/forensics"))).isEqualTo(SnapshotState.ERROR);
    }

    @Test
    void a_key_that_is_to_be_deleted_serves_nobody() {
        var snapshot = snapshotOf(1);
        share(snapshot);
        sandbox.keys().state(customerKey, KeyState.PendingDeletion);

        assertThat(outcome(copy(snapshot, forensicsKey))).isEqualTo(SnapshotState.ERROR);
    }

    private SnapshotState outcome(String copy) {
        time.advance(Duration.ofMinutes(2));
        return seen(copy).state();
    }
}
