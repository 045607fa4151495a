package impound.sandbox.ec2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverWrittenBlocksTest extends Ec2World {
    private static final byte[] WRITTEN = "written".getBytes(US_ASCII);
    private static final byte[] ZEROS = new byte[WRITTEN.length];
    private static final long SECOND_BLOCK = DiskImage.BLOCK;

    @Override
    List<SeedDisk> disks() {
        return List.of(
                SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 1).under(customerKey));
    }

    @Test
    void are_zeros_where_the_snapshot_was_not_encrypted() {
        var restored = restore(sharedSnapshotOf(0), forensicsKey);

        assertThat(restored.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(restored.read(SECOND_BLOCK, ZEROS.length)).isEqualTo(ZEROS);
    }

    @Test
    void are_zeros_as_long_as_the_key_stays_the_same() {
        var restored = restore(sharedSnapshotOf(1), customerKey);

        assertThat(restored.read(SECOND_BLOCK, ZEROS.length)).isEqualTo(ZEROS);
    }

    @Test
    void are_noise_that_differs_with_each_re_encryption_while_written_ones_stay() {
        var snapshot = sharedSnapshotOf(1);

        var one = restore(snapshot, forensicsKey);
        var other = restore(snapshot, forensicsKey);

        assertThat(one.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(other.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(one.read(SECOND_BLOCK, ZEROS.length))
                .isNotEqualTo(ZEROS)
                .isNotEqualTo(other.read(SECOND_BLOCK, ZEROS.length));
    }

    @Test
    void are_noise_in_a_copy_under_another_key_and_the_same_noise_in_all_that_is_made_of_it() {
        var copy = copied(sharedSnapshotOf(1), forensicsKey);

        var one = restore(copy, forensicsKey);
        var other = restore(copy, forensicsKey);

        assertThat(one.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(one.read(SECOND_BLOCK, ZEROS.length))
                .isNotEqualTo(ZEROS)
                .isEqualTo(other.read(SECOND_BLOCK, ZEROS.length));
    }

    @Test
    void are_zeros_in_the_encrypted_copy_of_a_snapshot_that_was_not_encrypted() {
        var copy = copied(sharedSnapshotOf(0), forensicsKey);

        assertThat(restore(copy, forensicsKey).read(SECOND_BLOCK, ZEROS.length)).isEqualTo(ZEROS);
    }

    @Test
    void stay_the_noise_they_are_when_something_else_is_written() {
        var disk = restore(sharedSnapshotOf(1), forensicsKey);
        var noise = disk.read(SECOND_BLOCK, WRITTEN.length);

        disk.write(0, "WRITTEN".getBytes(US_ASCII));

        assertThat(disk.read(SECOND_BLOCK, WRITTEN.length)).isEqualTo(noise);
    }

    private String sharedSnapshotOf(int number) {
        disk(number).disk().write(0, WRITTEN);
        var made = snapshotOf(number);
        share(made);
        return made;
    }

    private String copied(String snapshot, String key) {
        var made = copy(snapshot, key);
        time.advance(Duration.ofMinutes(2));
        return made;
    }

    private Disk restore(String snapshot, String key) {
        var made = security.createVolume(ask ->
                ask.snapshotId(snapshot).availabilityZone(ZONE).encrypted(true).kmsKeyId(key));
        return ec2.view().volume(made.volumeId()).disk();
    }
}
