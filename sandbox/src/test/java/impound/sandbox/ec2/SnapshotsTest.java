package impound.sandbox.ec2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotInfo;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Tag;

class SnapshotsTest extends Ec2World {
    private static final byte[] BEFORE = "before".getBytes(US_ASCII);
    private static final byte[] AFTER = "after!".getBytes(US_ASCII);
    private static final long FAR = (1L << 30) - 6;

    @Test
    void a_snapshot_has_the_bytes_of_its_instant_whatever_is_written_later() {
        disk(0).disk().write(FAR, BEFORE);
        var snapshot = monitored.createSnapshot(ask -> ask.volumeId(disk(0).id()));

        disk(0).disk().write(FAR, AFTER);

        assertThat(ec2.view().snapshot(snapshot.snapshotId()).image().read(FAR, 6))
                .isEqualTo(BEFORE);
        assertThat(disk(0).disk().read(FAR, 6)).isEqualTo(AFTER);
    }

    @Test
    void a_set_shows_all_volumes_at_one_instant() {
        disk(0).disk().write(0, BEFORE);
        disk(1).disk().write(0, BEFORE);

        var set = createSet();

        disk(1).disk().write(0, AFTER);
        assertThat(set.snapshots()).extracting(SnapshotInfo::volumeId).containsExactly(disk(0).id(), disk(1).id());
        assertThat(set.snapshots()).extracting(SnapshotInfo::startTime).containsOnly(time.now());
        assertThat(set.snapshots()).allSatisfy(one -> assertThat(
                        ec2.view().snapshot(one.snapshotId()).image().read(0, 6))
                .isEqualTo(BEFORE));
    }

    @Test
    void snapshots_of_an_unwritten_disk_share_its_file() {
        var first = completedSnapshot();
        var copy = monitored
                .copySnapshot(
                        ask -> ask.sourceSnapshotId(first).sourceRegion(REGION).destinationRegion(REGION))
                .snapshotId();

        var file = ec2.view().snapshot(copy).image().file();

        assertThat(file).isEqualTo(disk(0).disk().file());
    }

    @Test
    void members_of_a_set_are_completed_together_when_the_largest_is() {
        writeMebibytes(disk(1), 300);
        createSet();

        time.advance(Duration.ofSeconds(61));
        var early = states();
        time.advance(Duration.ofSeconds(1));

        assertThat(early).containsOnly(SnapshotState.PENDING);
        assertThat(states()).containsOnly(SnapshotState.COMPLETED);
    }

    @Test
    void one_failed_member_fails_its_set() {
        disk(1).failNextSnapshot("An internal error has occurred");
        createSet();

        time.advance(Duration.ofMinutes(2));

        assertThat(own()).extracting(Snapshot::state).containsOnly(SnapshotState.ERROR);
        assertThat(own()).extracting(Snapshot::stateMessage).containsOnly("An internal error has occurred");
    }

    @Test
    void an_instance_that_hibernates_gets_no_set() {
        var sleeper = ec2.seed()
                .instance(
                        Suspect.running(MONITORED, REGION, ZONE, null, disks()).hibernating());

        assertRefused(
                "UnsupportedOperation",
                () -> monitored.createSnapshots(ask -> ask.instanceSpecification(of -> of.instanceId(sleeper.id()))));
    }

    /** EC2's reference of CreateSnapshots: of whatever volumes are attached, whether the instance runs or not. */
    @Test
    void a_stopped_instance_gets_a_set_and_a_terminated_one_none() {
        var stopped = ec2.seed()
                .instance(
                        Suspect.running(MONITORED, REGION, ZONE, null, disks()).in(InstanceState.STOPPED));
        var terminated = ec2.seed()
                .instance(
                        Suspect.running(MONITORED, REGION, ZONE, null, disks()).in(InstanceState.TERMINATED));

        var set = monitored.createSnapshots(ask -> ask.instanceSpecification(of -> of.instanceId(stopped.id())));

        assertThat(set.snapshots()).hasSize(2);
        assertRefused(
                "IncorrectInstanceState",
                () -> monitored.createSnapshots(
                        ask -> ask.instanceSpecification(of -> of.instanceId(terminated.id()))));
    }

    @Test
    void progress_is_told_and_the_written_size_when_it_is_done() {
        disk(0).disk().write(5, BEFORE);
        monitored.createSnapshot(ask -> ask.volumeId(disk(0).id()));

        time.advance(Duration.ofSeconds(30));
        var pending = own().get(0);
        time.advance(Duration.ofSeconds(31));
        var completed = own().get(0);

        assertThat(pending.progress()).matches("4\\d%|50%");
        assertThat(pending.completionTime()).isNull();
        assertThat(completed.progress()).isEqualTo("100%");
        assertThat(completed.fullSnapshotSizeInBytes()).isEqualTo(512 * 1024);
    }

    /** EC2's guide, "Eventual consistency"; cmachler/aws-lambda-ebs-backups#13 met it with tags. */
    @Test
    void a_new_snapshot_is_not_known_for_a_moment_to_whoever_asks_for_it_or_acts_on_it() {
        var made = monitored.createSnapshot(ask -> ask.volumeId(disk(0).id())).snapshotId();

        assertRefused("InvalidSnapshot.NotFound", () -> monitored.describeSnapshots(ask -> ask.snapshotIds(made)));
        assertRefused("InvalidSnapshot.NotFound", () -> monitored.deleteSnapshot(ask -> ask.snapshotId(made)));
        assertRefused(
                "InvalidSnapshot.NotFound",
                () -> monitored.lockSnapshot(
                        ask -> ask.snapshotId(made).lockMode("compliance").lockDuration(1)));
        assertRefused(
                "InvalidSnapshot.NotFound",
                () -> monitored.createTags(ask -> ask.resources(made)
                        .tags(Tag.builder().key("key").value("value").build())));
        time.advance(Duration.ofSeconds(1));

        assertThat(monitored.describeSnapshots(ask -> ask.snapshotIds(made)).snapshots())
                .hasSize(1);
    }

    @Test
    void another_accounts_volume_is_not_known() {
        assertRefused("InvalidVolume.NotFound", () -> security.createSnapshot(ask -> ask.volumeId(disk(0).id())));
    }

    @Test
    void a_dry_run_says_that_it_would_have_succeeded_and_makes_nothing() {
        assertRefused(
                "DryRunOperation",
                () -> monitored.createSnapshot(ask -> ask.volumeId(disk(0).id()).dryRun(true)));

        assertThat(ec2.view().snapshots()).isEmpty();
    }

    @Test
    void each_call_is_on_record_with_what_it_acts_on() {
        createSet();

        assertThat(sandbox.calls().of("ec2", "CreateSnapshots"))
                .extracting("account", "region", "resource")
                .containsExactly(tuple(MONITORED, REGION, suspect.id()));
    }

    /** A byte in each block is enough: a block is written or it is not. */
    private static void writeMebibytes(Volume volume, int mebibytes) {
        for (int block = 0; block < 2 * mebibytes; block++) {
            volume.disk().write((long) block * DiskImage.BLOCK, new byte[] {1});
        }
    }

    private CreateSnapshotsResponse createSet() {
        return monitored.createSnapshots(ask -> ask.instanceSpecification(of -> of.instanceId(suspect.id())));
    }

    private List<Snapshot> own() {
        return monitored.describeSnapshots(ask -> ask.ownerIds("self")).snapshots();
    }

    private List<SnapshotState> states() {
        return own().stream().map(Snapshot::state).toList();
    }
}
