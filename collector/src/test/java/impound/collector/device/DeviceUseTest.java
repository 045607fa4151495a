package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import impound.collector.DiskTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk with a partition, beside the machine's own, and somebody who uses one of them. */
class DeviceUseTest {

    private static final String DISK = "nvme1n1";
    private static final String PARTITION = "nvme1n1/nvme1n1p2";

    @TempDir
    private Path root;

    private DiskTree tree;

    @BeforeEach
    void attach() {
        tree = new DiskTree(root);
        tree.attach("nvme0n1", "vol-0own", new byte[1024]);
        tree.attach(DISK, "vol-0abc", new byte[1024]);
        tree.partition(DISK, "nvme1n1p2");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISK, PARTITION})
    void what_is_mounted_is_refused_by_its_number_and_not_touched(String entry) {
        tree.mount(mountOf(entry));

        assertRefused(name(entry) + " is mounted at /mnt/evidence");
    }

    @Test
    void a_file_system_that_hides_its_number_is_told_by_its_source() {
        tree.mount("41 22 0:45 / /mnt/btrfs rw,relatime - btrfs /dev/nvme1n1p2 rw,space_cache=v2");

        assertRefused("nvme1n1p2 is mounted at /mnt/btrfs");
    }

    @Test
    void a_source_that_is_a_link_is_told_by_what_it_leads_to() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("by-uuid"), tree.node(DISK));
        tree.mount("41 22 0:45 / /mnt/btrfs rw,relatime shared:3 master:1 - btrfs %s rw".formatted(link));

        assertRefused("nvme1n1 is mounted at /mnt/btrfs");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISK, PARTITION})
    void what_is_swap_is_refused_and_not_touched(String entry) {
        tree.swap("/dev/" + name(entry));

        assertRefused(name(entry) + " is used as swap");
    }

    @ParameterizedTest
    @CsvSource({DISK + ", md127", PARTITION + ", dm-0"})
    void what_another_device_was_built_on_is_refused_and_not_touched(String entry, String holder) {
        tree.hold(entry, holder);

        assertRefused("%s is held by %s".formatted(name(entry), holder));
    }

    @Test
    void what_others_do_with_other_disks_is_their_affair() {
        tree.mount("30 22 %s / /data rw - ext4 /dev/nvme0n1 rw".formatted(tree.get("nvme0n1", "dev")));
        tree.mount("31 22 0:21 / /proc rw - proc proc rw");
        tree.mount("32 22 259:10 / /other rw - ext4 /dev/nvme11n1 rw");
        tree.swap("/dev/nvme0n1p3");
        tree.swap("/swapfile");
        tree.hold("nvme0n1", "dm-0");

        assertThat(find().size()).isEqualTo(1024);
    }

    @Test
    void a_machine_without_swap_has_no_list_of_it() throws IOException {
        Files.delete(tree.proc().resolve("swaps"));

        assertThat(find().size()).isEqualTo(1024);
    }

    @Test
    void what_is_mounted_while_it_is_read_is_refused_in_the_end() {
        Device device = find();

        tree.mount(mountOf(PARTITION));

        assertThatThrownBy(device::confirm)
                .isInstanceOf(CollectorFailure.DeviceInUse.class)
                .hasMessageContaining("nvme1n1p2 is mounted");
    }

    @Test
    void what_is_held_while_it_is_read_is_refused_in_the_end() {
        Device device = find();

        tree.hold(PARTITION, "dm-0");

        assertThatThrownBy(device::confirm).isInstanceOf(CollectorFailure.DeviceInUse.class);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> find())
                .isInstanceOf(CollectorFailure.DeviceInUse.class)
                .hasMessage(message);
        assertThat(tree.get(DISK, "ro")).isEqualTo("0");
    }

    private String mountOf(String entry) {
        return "40 22 %s / /mnt/evidence rw,relatime shared:2 - ext4 /dev/mapper/x rw"
                .formatted(tree.get(entry, "dev"));
    }

    private static String name(String entry) {
        return entry.substring(entry.indexOf('/') + 1);
    }

    private Device find() {
        return new DeviceFinder(tree.kernel(), tree.flag(), Duration.ofSeconds(1), time -> {}).await("vol-0abc", 1024);
    }
}
