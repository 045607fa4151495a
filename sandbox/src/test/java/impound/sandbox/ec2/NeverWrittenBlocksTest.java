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
        var restored = restore(snapshotOf(0), forensicsKey);

        assertThat(restored.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(restored.read(SECOND_BLOCK, ZEROS.length)).isEqualTo(ZEROS);
    }

    @Test
    void are_zeros_as_long_as_the_key_stays_the_same() {
        var restored = restore(snapshotOf(1), customerKey);

        assertThat(restored.read(SECOND_BLOCK, ZEROS.length)).isEqualTo(ZEROS);
    }

    @Test
    void are_noise_that_differs_with_each_re_encryption_while_written_ones_stay() {
        var snapshot = snapshotOf(1);

        var one = restore(snapshot, forensicsKey);
        var other = restore(snapshot, forensicsKey);

        assertThat(one.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(other.read(0, WRITTEN.length)).isEqualTo(WRITTEN);
        assertThat(one.read(SECOND_BLOCK, ZEROS.length))
                .isNotEqualTo(ZEROS)
                .isNotEqualTo(other.read(SECOND_BLOCK, ZEROS.length));
    }

    @Test
    void stay_the_noise_they_are_when_something_else_is_written() {
        var disk = restore(snapshotOf(1), forensicsKey);
        var noise = disk.read(SECOND_BLOCK, WRITTEN.length);

        disk.write(0, "WRITTEN".getBytes(US_ASCII));

        assertThat(disk.read(SECOND_BLOCK, WRITTEN.length)).isEqualTo(noise);
    }

    private String snapshotOf(int number) {
        disk(number).disk().write(0, WRITTEN);
        var made =
                monitored.createSnapshot(ask -> ask.volumeId(disk(number).id())).snapshotId();
        time.advance(Duration.ofMinutes(2));
        share(made);
        return made;
    }

    private Disk restore(String snapshot, String key) {
        var made = security.createVolume(ask ->
                ask.snapshotId(snapshot).availabilityZone(ZONE).encrypted(true).kmsKeyId(key));
        return ec2.view().volume(made.volumeId()).disk();
    }
}
