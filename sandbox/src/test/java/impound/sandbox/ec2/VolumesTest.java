package impound.sandbox.ec2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

class VolumesTest extends Ec2World {
    private static final String ODD = "a disk whose size is no whole number of GiB";
    private String snapshot;

    @Override
    List<SeedDisk> disks() {
        try {
            return List.of(SeedDisk.of("/dev/xvda", Files.writeString(folder.resolve("odd.img"), ODD)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void shareASnapshot() {
        snapshot = completedSnapshot();
        share(snapshot);
    }

    @Test
    void a_seeded_file_is_padded_with_zeros_to_the_next_gibibyte_and_left_alone() throws IOException {
        var file = disk(0).disk().file();

        assertThat(Files.size(file)).isEqualTo(1L << 30);
        assertThat(disk(0).disk().read(0, ODD.length() + 1)).isEqualTo((ODD + "\0").getBytes(US_ASCII));
        assertThat(folder.resolve("odd.img")).hasContent(ODD);
    }

    @Test
    void a_restored_volume_has_the_bytes_of_its_snapshot() {
        var volume = create(ask -> {});
        var restored = ec2.view().volume(volume.volumeId());

        restored.disk().write(0, "A".getBytes(US_ASCII));

        assertThat(restored.disk().read(0, ODD.length()))
                .isEqualTo(ODD.replaceFirst("a", "A").getBytes(US_ASCII));
        assertThat(disk(0).disk().read(0, ODD.length())).isEqualTo(ODD.getBytes(US_ASCII));
        assertThat(volume.size()).isEqualTo(1);
    }

    @Test
    void a_larger_volume_has_zeros_behind_the_snapshots_bytes() {
        var volume = ec2.view().volume(create(ask -> ask.size(2)).volumeId());

        assertThat(Path.of(volume.disk().file().toString())).hasSize(2L << 30);
        assertThat(volume.disk().read(0, ODD.length())).isEqualTo(ODD.getBytes(US_ASCII));
    }

    @Test
    void a_volume_is_available_after_a_while() {
        var volume = create(ask -> {}).volumeId();

        time.advance(Duration.ofSeconds(17));
        assertThat(described(volume).state()).isEqualTo(VolumeState.CREATING);
        time.advance(Duration.ofSeconds(1));

        assertThat(described(volume).state()).isEqualTo(VolumeState.AVAILABLE);
    }

    @Test
    void the_same_client_token_gives_the_same_volume() {
        var first = create(ask -> ask.clientToken("once"));
        var again = create(ask -> ask.clientToken("once"));

        assertThat(again.volumeId()).isEqualTo(first.volumeId());
        assertThat(ec2.view().volumes()).hasSize(2);
        assertRefused(
                "IdempotentParameterMismatch",
                () -> create(ask -> ask.clientToken("once").size(2)));
    }

    @Test
    void a_volume_whose_key_cannot_be_used_is_accepted_and_vanishes() {
        var volume = create(ask -> ask.encrypted(true).kmsKeyId(closedKey)).volumeId();

        time.advance(Duration.ofSeconds(2));
        assertThat(described(volume).state()).isEqualTo(VolumeState.CREATING);
        time.advance(Duration.ofMinutes(1));

        assertRefused("InvalidVolume.NotFound", () -> described(volume));
    }

    /** EBS's guide, "Amazon EBS volume types". */
    @Test
    void each_type_has_a_smallest_and_a_largest_size() {
        assertRefused(
                "InvalidParameterValue",
                () -> create(ask -> ask.volumeType(VolumeType.SC1).size(124)));
        assertRefused(
                "InvalidParameterValue",
                () -> create(ask -> ask.volumeType(VolumeType.GP2).size(16_385)));
        assertRefused(
                "InvalidParameterValue",
                () -> create(ask -> ask.volumeType(VolumeType.IO1).iops(100).size(16_385)));
        assertRefused(
                "InvalidParameterValue",
                () -> create(ask -> ask.volumeType(VolumeType.GP3).size(65_537)));

        assertThat(create(ask -> ask.volumeType(VolumeType.SC1).size(125)).size())
                .isEqualTo(125);
        assertThat(create(ask -> ask.volumeType(VolumeType.STANDARD).size(1024)).size())
                .isEqualTo(1024);
        assertThat(create(ask -> ask.volumeType(VolumeType.IO2).iops(100).size(65_536))
                        .size())
                .isEqualTo(65_536);
    }

    @Test
    void a_volume_is_no_smaller_than_its_snapshot_and_within_its_type() {
        assertRefused("InvalidParameterValue", () -> create(ask -> ask.volumeType(VolumeType.ST1)));
        assertRefused(
                "InvalidParameterValue",
                () -> create(ask -> ask.volumeType(VolumeType.STANDARD).size(1025)));
        assertRefused("InvalidParameterValue", () -> create(ask -> ask.size(0)));
        assertRefused(
                "MissingParameter",
                () -> create(ask -> ask.volumeType(VolumeType.IO2).size(4)));
        assertRefused("UnknownVolumeType", () -> create(ask -> ask.volumeType("gp9")));

        assertThat(create(ask -> ask.volumeType(VolumeType.GP3).size(65_536)).size())
                .isEqualTo(65_536);
    }

    @Test
    void a_snapshot_that_is_not_completed_makes_no_volume() {
        var pending =
                monitored.createSnapshot(ask -> ask.volumeId(disk(0).id())).snapshotId();
        time.advance(Duration.ofSeconds(1));

        assertRefused(
                "IncorrectState",
                () -> monitored.createVolume(ask -> ask.snapshotId(pending).availabilityZone(ZONE)));
    }

    @Test
    void encryption_by_default_needs_no_asking() {
        ec2.seed().encryptionByDefault(SECURITY, REGION, customerKey);

        var volume = create(ask -> {});

        assertThat(security.getEbsEncryptionByDefault(ask -> {}).ebsEncryptionByDefault())
                .isTrue();
        assertThat(security.getEbsDefaultKmsKeyId(ask -> {}).kmsKeyId()).isEqualTo(customerKey);
        time.advance(Duration.ofSeconds(2));
        assertThat(described(volume.volumeId()).kmsKeyId()).isEqualTo(customerKey);
    }

    @Test
    void a_volume_that_is_free_is_deleted_and_one_in_use_is_not() {
        var volume = create(ask -> {}).volumeId();
        time.advance(Duration.ofSeconds(18));

        security.deleteVolume(ask -> ask.volumeId(volume));

        assertRefused("InvalidVolume.NotFound", () -> described(volume));
        assertRefused("VolumeInUse", () -> monitored.deleteVolume(ask -> ask.volumeId(disk(0).id())));
    }

    private software.amazon.awssdk.services.ec2.model.CreateVolumeResponse create(
            Consumer<CreateVolumeRequest.Builder> more) {
        return security.createVolume(ask -> {
            ask.snapshotId(snapshot).availabilityZone(ZONE);
            more.accept(ask);
        });
    }

    private Volume described(String id) {
        return security.describeVolumes(ask -> ask.volumeIds(id)).volumes().get(0);
    }
}
