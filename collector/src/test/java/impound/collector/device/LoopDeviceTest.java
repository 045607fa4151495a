package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import impound.collector.DiskTree;
import impound.collector.digest.Hashes;
import impound.collector.record.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real block device, a real kernel and the real blockdev, where the test may have them: only the serial is made up, since
 * loop devices have none.
 */
class LoopDeviceTest {

    private static final int SIZE = 4 << 20;

    /** In the middle of a page: one sector of it can be read, and seven cannot. */
    private static final int LEFT = SIZE - 3 * 4096 + 512;

    @TempDir
    private Path root;

    private final byte[] content = new byte[SIZE];
    private Path file;
    private LoopDevice disk;
    private Kernel kernel;

    @BeforeEach
    void attach() throws IOException {
        new Random(5).nextBytes(content);
        file = Files.write(root.resolve("disk"), content);
        disk = LoopDevice.of(file).orElse(null);
        assumeTrue(disk != null, "no loop device may be made here");
        DiskTree tree = new DiskTree(root);
        Path entry = tree.sys().resolve("block").resolve(disk.name());
        Files.createDirectories(entry.resolve("device"));
        Files.writeString(entry.resolve("device/serial"), "vol0abc\n");
        for (String real : new String[] {"dev", "ro", "size", "stat", "holders", "queue"}) {
            Files.createSymbolicLink(entry.resolve(real), disk.entry().resolve(real));
        }
        kernel = new Kernel(tree.sys(), Path.of("/dev"), Path.of("/proc"));
    }

    @AfterEach
    void detach() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void the_kernel_lets_nobody_write_to_a_disk_that_is_read_and_its_hash_stays() throws IOException {
        try (Device device = find()) {
            byte[] read = allOf(device);
            device.confirm();

            assertThat(Hashes.sha256(read)).isEqualTo(Hashes.sha256(content));
            assertThat(device.description().protection().readOnly()).isEqualTo(Manifest.ReadOnly.SET);
            assertThat(Files.readString(disk.entry().resolve("ro"))).isEqualTo("1\n");
            assertThatThrownBy(this::write).isInstanceOf(IOException.class);
        }
        assertThat(Hashes.sha256(Files.readAllBytes(file))).isEqualTo(Hashes.sha256(content));
    }

    @Test
    void what_was_on_its_way_when_the_flag_was_set_is_written_all_the_same_and_counted() throws IOException {
        try (FileChannel writer = FileChannel.open(disk.node(), StandardOpenOption.WRITE)) {
            writer.write(ByteBuffer.allocate(4096), 0);
            try (Device device = find()) {
                writer.force(true);

                assertThatThrownBy(device::confirm).isInstanceOf(CollectorFailure.DeviceWritten.class);
            }
        }
    }

    /** A loop device answers EIO, sector by sector, for what its file has lost since. */
    @Test
    void every_sector_that_the_kernel_can_read_is_read_and_the_others_are_listed() throws IOException {
        try (Device device = find()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(LEFT);
            }
            BenignFill fill = new BenignFill(device, new Alarm(Duration.ofSeconds(30)));
            ByteBuffer buffer =
                    ByteBuffer.allocateDirect(SIZE + 4096).alignedSlice(4096).limit(SIZE);

            fill.read(buffer, 0);

            byte[] read = new byte[SIZE];
            buffer.flip().get(read);
            assertThat(read).isEqualTo(Arrays.copyOf(Arrays.copyOf(content, LEFT), SIZE));
            assertThat(fill.badRanges()).isEqualTo(List.of(new Manifest.Range(LEFT, SIZE - LEFT)));
        }
    }

    /** Some kernels refuse to open it, some to write. */
    private void write() throws IOException {
        try (FileChannel writer = FileChannel.open(disk.node(), StandardOpenOption.WRITE)) {
            writer.write(ByteBuffer.allocate(4096), 0);
            writer.force(true);
        }
    }

    private Device find() {
        return new DeviceFinder(
                        kernel, new Blockdev("blockdev", Duration.ofSeconds(30)), Duration.ofSeconds(1), Pause.real())
                .await("vol-0abc", SIZE);
    }

    private static byte[] allOf(Device device) {
        ByteBuffer all = ByteBuffer.allocate(SIZE);
        device.read(all, 0);
        return all.array();
    }
}
