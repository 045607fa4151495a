package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import impound.collector.DiskTree;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceFinderTest {

    private static final String WANTED = "vol-0abc";
    private static final String OTHER = "vol-0def";
    private static final Pause NOTHING_HAPPENS = time -> {};

    @TempDir
    private Path root;

    private DiskTree tree;

    @BeforeEach
    void plant() {
        tree = new DiskTree(root);
        tree.listNameless("loop0");
    }

    @Test
    void finds_the_disk_by_its_serial_whatever_its_name() {
        tree.attach("nvme1n1", OTHER, disk('o', 1024));
        tree.attach("nvme2n1", WANTED, disk('w', 1024));

        Device device = finder(NOTHING_HAPPENS).await(WANTED, 1024);

        assertThat(device.description().path()).isEqualTo(tree.node("nvme2n1").toString());
        assertThat(device.description().serial()).isEqualTo("vol0abc");
        assertThat(device.description().model()).isEqualTo("Amazon Elastic Block Store");
        assertThat(firstByte(device)).isEqualTo((byte) 'w');
    }

    @Test
    void finds_a_disk_that_shows_up_later() {
        Pause attachMeanwhile = time -> tree.attach("nvme1n1", WANTED, disk('w', 512));

        Device device = finder(attachMeanwhile).await(WANTED, 512);

        assertThat(device.size()).isEqualTo(512);
    }

    @Test
    void passes_over_an_entry_whose_node_is_not_there_yet() {
        tree.list("nvme1n1", WANTED, 512);
        Pause nodeAppears = time -> tree.write(tree.node("nvme1n1"), disk('w', 512));

        Device device = finder(nodeAppears).await(WANTED, 512);

        assertThat(device.size()).isEqualTo(512);
    }

    @Test
    void a_disk_that_never_shows_up_is_not_found() {
        tree.attach("nvme1n1", OTHER, disk('o', 1024));

        assertThatThrownBy(() -> finder(NOTHING_HAPPENS).await(WANTED, 1024))
                .isInstanceOf(CollectorFailure.DeviceNotFound.class)
                .hasMessageContaining("vol0abc");
    }

    @Test
    void two_disks_with_one_serial_are_refused() {
        tree.attach("nvme1n1", WANTED, disk('w', 512));
        tree.attach("nvme2n1", WANTED, disk('x', 512));

        assertThatThrownBy(() -> finder(NOTHING_HAPPENS).await(WANTED, 512))
                .isInstanceOf(CollectorFailure.DeviceIdentity.class)
                .hasMessageContaining("nvme1n1")
                .hasMessageContaining("nvme2n1");
    }

    @Test
    void a_disk_of_another_size_is_refused() {
        tree.attach("nvme1n1", WANTED, disk('w', 1024));

        assertThatThrownBy(() -> finder(NOTHING_HAPPENS).await(WANTED, 512))
                .isInstanceOf(CollectorFailure.SizeMismatch.class)
                .hasMessageContaining("expected 512")
                .hasMessageContaining("found 1024");
    }

    @Test
    void a_node_shorter_than_the_kernel_says_is_refused() {
        tree.attach("nvme1n1", WANTED, disk('w', 512));
        tree.list("nvme1n1", WANTED, 1024);

        assertThatThrownBy(() -> finder(NOTHING_HAPPENS).await(WANTED, 1024))
                .isInstanceOf(CollectorFailure.SizeMismatch.class);
    }

    @Test
    void names_swapped_under_an_open_device_are_noticed() {
        tree.attach("nvme1n1", WANTED, disk('w', 512));
        Device device = finder(NOTHING_HAPPENS).await(WANTED, 512);

        tree.list("nvme1n1", OTHER, 512);

        assertThatThrownBy(device::confirm)
                .isInstanceOf(CollectorFailure.DeviceIdentity.class)
                .hasMessageContaining("vol0def");
    }

    private DeviceFinder finder(Pause pause) {
        return new DeviceFinder(tree.kernel(), tree.flag(), Duration.ofSeconds(1), pause);
    }

    private static byte[] disk(char letter, int size) {
        byte[] disk = new byte[size];
        java.util.Arrays.fill(disk, (byte) letter);
        return disk;
    }

    private static byte firstByte(Device device) {
        ByteBuffer one = ByteBuffer.allocate(1);
        device.read(one, 0);
        return one.get(0);
    }
}
