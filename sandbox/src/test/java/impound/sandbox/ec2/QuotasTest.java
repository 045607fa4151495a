package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** By EBS's and EC2's pages on quotas, and EC2's error reference; what is refused here can be asked for again later. */
class QuotasTest extends Ec2World {
    @Override
    Ec2Options options() {
        return super.options()
                .with(Quotas.usual()
                        .withCopiesInFlight(6)
                        .withVcpus(4)
                        .withTebibytesPerType(2)
                        .withPendingPerAccount(22)
                        .withVolumesPerSet(3));
    }

    @Override
    List<SeedDisk> disks() {
        return List.of(
                SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 125).as(VolumeType.st1));
    }

    @Test
    void a_volume_has_no_two_snapshots_begun_within_fifteen_seconds() {
        monitored.createSnapshot(ask -> ask.volumeId(disk(0).id()));

        assertRefused(
                "SnapshotCreationPerVolumeRateExceeded",
                () -> monitored.createSnapshot(ask -> ask.volumeId(disk(0).id())));
    }

    @Test
    void a_volume_has_no_more_than_so_many_pending_snapshots() {
        // With 900 MiB written a snapshot is pending for 66 s: longer than four times the 15 s between two of them.
        writeMebibytes(disk(0), 900);
        for (int i = 0; i < 5; i++) {
            monitored.createSnapshot(ask -> ask.volumeId(disk(0).id()));
            time.advance(i < 4 ? Duration.ofSeconds(15) : Duration.ofSeconds(5));
        }

        assertRefused(
                "ConcurrentSnapshotLimitExceeded", () -> monitored.createSnapshot(ask -> ask.volumeId(disk(0).id())));
    }

    @Test
    void a_hard_disk_has_one_pending_snapshot() {
        monitored.createSnapshot(ask -> ask.volumeId(disk(1).id()));
        time.advance(Duration.ofSeconds(20));

        assertRefused(
                "ConcurrentSnapshotLimitExceeded", () -> monitored.createSnapshot(ask -> ask.volumeId(disk(1).id())));
    }

    @Test
    void an_account_has_no_more_than_so_many_pending_snapshots_and_a_set_is_taken_whole_or_not_at_all() {
        for (int i = 0; i < 7; i++) {
            set(suspect(3));
        }

        assertRefused("PendingSnapshotLimitExceeded", () -> set(suspect(2)));
        assertThat(ec2.view().snapshots()).hasSize(21);
        time.advance(Duration.ofMinutes(2));

        set(suspect(2));
        assertThat(ec2.view().snapshots()).hasSize(23);
    }

    @Test
    void a_set_has_no_more_than_so_many_volumes() {
        assertRefused("InvalidParameterValue", () -> set(suspect(4)));
        assertThat(ec2.view().snapshots()).isEmpty();
    }

    @Test
    void no_more_copies_are_in_flight_than_the_region_takes_and_the_next_has_room_when_one_is_done() {
        var snapshot = completedSnapshot();
        share(snapshot);
        for (int i = 0; i < 6; i++) {
            copy(snapshot, null);
        }

        assertRefused("ResourceLimitExceeded", () -> copy(snapshot, null));
        time.advance(Duration.ofSeconds(45));

        assertThat(copy(snapshot, null)).startsWith("snap-0");
    }

    @Test
    void instances_have_no_more_cpus_than_the_account_may_run() {
        var first = launch("m6i.large");
        launch("m6i.large");

        assertThatThrownBy(() -> launch("t3.micro"))
                .hasMessageContaining("your current vCPU limit of 4 allows")
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("VcpuLimitExceeded"));
        time.advance(Duration.ofSeconds(1));
        security.terminateInstances(ask -> ask.instanceIds(first));

        assertThat(launch("m6i.large")).startsWith("i-0");
    }

    @Test
    void volumes_of_a_type_are_no_larger_together_than_the_account_may_have() {
        create(2047);

        assertRefused("VolumeLimitExceeded", () -> create(2));

        assertThat(create(1)).startsWith("vol-0");
    }

    private void set(Instance of) {
        monitored.createSnapshots(ask -> ask.instanceSpecification(instance -> instance.instanceId(of.id())));
    }

    private Instance suspect(int volumes) {
        var disks = "abcdefgh"
                .chars()
                .limit(volumes)
                .mapToObj(letter -> SeedDisk.blank("/dev/sd" + (char) letter, 1))
                .toList();
        return ec2.seed().instance(Suspect.running(MONITORED, REGION, ZONE, null, disks));
    }

    private String create(int gibibytes) {
        return security.createVolume(
                        ask -> ask.availabilityZone(ZONE).size(gibibytes).volumeType("gp3"))
                .volumeId();
    }

    private String launch(String type) {
        var image = ec2.seed().image(SECURITY, REGION, "collector").id();
        var subnet = ec2.seed().subnet(SECURITY, REGION, ZONE).id();
        return security.runInstances(ask -> ask.imageId(image)
                        .instanceType(type)
                        .subnetId(subnet)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
    }

    /** A byte in each block is enough: a block is written or it is not. */
    private static void writeMebibytes(Volume volume, int mebibytes) {
        for (int block = 0; block < 2 * mebibytes; block++) {
            volume.disk().write((long) block * DiskImage.BLOCK, new byte[] {1});
        }
    }
}
