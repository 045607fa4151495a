package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.CollectorFailure;
import impound.collector.DiskTree;
import impound.collector.record.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk with two partitions that must be read-only before its first byte is read, and unwritten after its last. */
class DeviceGuardTest {

    private static final String DISK = "nvme1n1";
    private static final String PARTITION = "nvme1n1/nvme1n1p2";
    private static final Pause NOTHING_HAPPENS = time -> {};

    @TempDir
    private Path root;

    private DiskTree tree;

    @BeforeEach
    void attach() {
        tree = new DiskTree(root);
        tree.attach("nvme0n1", "vol-0own", new byte[1024]);
        tree.attach(DISK, "vol-0abc", new byte[1024]);
        tree.partition(DISK, "nvme1n1p1");
        tree.partition(DISK, "nvme1n1p2");
    }

    @Test
    void a_disk_and_each_of_its_partitions_are_set_read_only() {
        Device device = find(tree.flag());

        assertThat(List.of(DISK, "nvme1n1/nvme1n1p1", PARTITION))
                .allSatisfy(entry -> assertThat(tree.get(entry, "ro")).isEqualTo("1"));
        assertThat(tree.get("nvme0n1", "ro")).isEqualTo("0");
        assertThat(device.description().protection().readOnly()).isEqualTo(Manifest.ReadOnly.SET);
    }

    @Test
    void what_is_read_only_already_is_left_as_it_is() {
        setAllReadOnly();
        List<Path> asked = new ArrayList<>();

        Device device = find(asked::add);

        assertThat(asked).isEmpty();
        assertThat(device.description().protection().readOnly()).isEqualTo(Manifest.ReadOnly.FOUND);
    }

    @Test
    void a_partition_that_is_read_only_with_its_disk_is_not_asked_for() {
        List<Path> asked = new ArrayList<>();
        ReadOnlyFlag ofAll = node -> {
            asked.add(node);
            setAllReadOnly();
        };

        Device device = find(ofAll);

        assertThat(asked).containsExactly(tree.node(DISK));
        assertThat(device.description().protection().readOnly()).isEqualTo(Manifest.ReadOnly.SET);
    }

    @Test
    void a_rule_of_udevs_that_is_late_is_waited_for() {
        Pause ruleIsRun = time -> setAllReadOnly();

        Device device = finder(DeviceGuardTest::refuse, ruleIsRun).await("vol-0abc", 1024);

        assertThat(device.description().protection().readOnly()).isEqualTo(Manifest.ReadOnly.FOUND);
    }

    @Test
    void a_disk_that_cannot_be_set_read_only_is_never_opened() {
        assertThatThrownBy(() -> find(DeviceGuardTest::refuse))
                .isInstanceOf(CollectorFailure.DeviceWritable.class)
                .hasMessage("nvme1n1 could not be set read-only: blockdev ended with 1: Permission denied");
    }

    @Test
    void a_flag_that_does_not_hold_is_noticed_since_it_is_read_back() {
        assertThatThrownBy(() -> find(node -> {}))
                .isInstanceOf(CollectorFailure.DeviceWritable.class)
                .hasMessageContaining("the kernel does not show it");
    }

    @Test
    void a_partition_that_stays_writable_is_enough_to_refuse() {
        ReadOnlyFlag diskOnly = node -> tree.set(DISK, "ro", "1");

        assertThatThrownBy(() -> find(diskOnly))
                .isInstanceOf(CollectorFailure.DeviceWritable.class)
                .hasMessageContaining("nvme1n1p1");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISK, PARTITION})
    void a_flag_that_somebody_takes_away_is_missed_in_the_end(String entry) {
        Device device = find(tree.flag());

        tree.set(entry, "ro", "0");

        assertThatThrownBy(device::confirm)
                .isInstanceOf(CollectorFailure.DeviceWritable.class)
                .hasMessageContaining(name(entry));
    }

    @ParameterizedTest
    @CsvSource({"3, 16", "2, 24", "0, 0"})
    void a_count_of_writes_that_is_another_in_the_end_is_a_failure(long writes, long sectors) {
        Device device = find(tree.flag());

        tree.set(DISK, "stat", DiskTree.stat(writes, sectors));

        assertThatThrownBy(device::confirm)
                .isInstanceOf(CollectorFailure.DeviceWritten.class)
                .hasMessageContaining("2 writes of 16 sectors before")
                .hasMessageContaining("%d writes of %d sectors now".formatted(writes, sectors));
    }

    @Test
    void both_counts_are_told_and_so_is_the_physical_sector() {
        Device device = find(tree.flag());

        device.confirm();

        assertThat(device.description().protection().writesBefore()).isEqualTo(DiskTree.WRITES);
        assertThat(device.description().protection().writesAfter()).isEqualTo(DiskTree.WRITES);
        assertThat(device.description().logicalSectorSize()).isEqualTo(512);
        assertThat(device.description().physicalSectorSize()).isEqualTo(4096);
    }

    @Test
    void a_disk_that_is_detached_while_we_look_is_not_found() throws IOException {
        Files.delete(tree.sys().resolve("block").resolve(DISK).resolve("stat"));

        assertThatThrownBy(() -> find(tree.flag())).isInstanceOf(CollectorFailure.DeviceNotFound.class);
    }

    private void setAllReadOnly() {
        List.of(DISK, "nvme1n1/nvme1n1p1", PARTITION).forEach(entry -> tree.set(entry, "ro", "1"));
    }

    private static String name(String entry) {
        return entry.substring(entry.indexOf('/') + 1);
    }

    private static void refuse(Path node) throws IOException {
        throw new IOException("blockdev ended with 1: Permission denied");
    }

    private Device find(ReadOnlyFlag flag) {
        return finder(flag, NOTHING_HAPPENS).await("vol-0abc", 1024);
    }

    private DeviceFinder finder(ReadOnlyFlag flag, Pause pause) {
        return new DeviceFinder(tree.kernel(), flag, Duration.ofSeconds(1), pause);
    }
}
