package impound.sandbox.ec2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The harsher of the two reports (bottlerocket-os/bottlerocket#2169): what nobody wrote is decrypted all the same. */
class NoiseWhereverEncryptedTest extends Ec2World {
    private static final byte[] WRITTEN = "written".getBytes(US_ASCII);
    private static final byte[] ZEROS = new byte[WRITTEN.length];
    private static final long SECOND_BLOCK = DiskImage.BLOCK;

    @Override
    Ec2Options options() {
        return super.options().with(NeverWritten.NOISE_WHEREVER_ENCRYPTED);
    }

    @Override
    List<SeedDisk> disks() {
        return List.of(
                SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 1).under(customerKey));
    }

    @Test
    void a_disk_that_is_not_encrypted_has_zeros_and_an_encrypted_one_noise_from_the_beginning() {
        assertThat(disk(0).disk().read(SECOND_BLOCK, ZEROS.length)).isEqualTo(ZEROS);
        assertThat(disk(1).disk().read(SECOND_BLOCK, ZEROS.length)).isNotEqualTo(ZEROS);
    }

    @Test
    void an_encrypted_volume_of_a_snapshot_that_is_not_has_noise_of_its_own() {
        disk(0).disk().write(0, WRITTEN);
        share(completedSnapshot());
        var snapshot = ec2.view().snapshots().get(0).id();

        var one = restore(snapshot, forensicsKey);
        var other = restore(snapshot, forensicsKey);

        assertThat(one.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(one.read(SECOND_BLOCK, ZEROS.length))
                .isNotEqualTo(ZEROS)
                .isNotEqualTo(other.read(SECOND_BLOCK, ZEROS.length));
    }

    @Test
    void under_its_own_key_a_disk_keeps_its_noise() {
        var snapshot = snapshotOf(1);
        share(snapshot);

        var restored = restore(snapshot, customerKey);

        assertThat(restored.read(SECOND_BLOCK, ZEROS.length))
                .isEqualTo(disk(1).disk().read(SECOND_BLOCK, ZEROS.length));
    }

    @Test
    void a_blank_encrypted_volume_has_noise() {
        var made = security.createVolume(
                ask -> ask.size(1).availabilityZone(ZONE).encrypted(true).kmsKeyId(forensicsKey));
        time.advance(Duration.ofSeconds(18));

        assertThat(ec2.view().volume(made.volumeId()).disk().read(0, ZEROS.length))
                .isNotEqualTo(ZEROS);
    }

    private Disk restore(String snapshot, String key) {
        var made = security.createVolume(ask ->
                ask.snapshotId(snapshot).availabilityZone(ZONE).encrypted(true).kmsKeyId(key));
        return ec2.view().volume(made.volumeId()).disk();
    }
}
