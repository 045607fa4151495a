package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The largest disk that EBS has (64 TiB, "Amazon EBS volume types") costs nothing here as long as nobody reads it. */
@Timeout(20)
class HugeDisksTest extends Ec2World {
    private static final int LARGEST = 65_536;

    @Override
    List<SeedDisk> disks() {
        return List.of(SeedDisk.blank("/dev/xvda", LARGEST).under(customerKey));
    }

    @Test
    void goes_from_a_volume_by_a_snapshot_and_a_copy_under_another_key_to_a_volume() throws IOException {
        var snapshot = completedSnapshot();
        share(snapshot);
        var copy = copy(snapshot, forensicsKey);
        time.advance(Duration.ofMinutes(2));

        var made = security.createVolume(
                ask -> ask.snapshotId(copy).availabilityZone(ZONE).volumeType("gp3"));

        assertThat(made.size()).isEqualTo(LARGEST);
        assertThat(ec2.view().volume(made.volumeId()).disk().image().size()).isEqualTo(64L << 40);
        assertThat(seen(copy).fullSnapshotSizeInBytes()).isZero();
        try (var files = Files.list(folder.resolve("disks"))) {
            assertThat(files).isEmpty();
        }
    }
}
