package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import impound.collector.Alarm;
import impound.collector.DiskTree;
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
 * The kernel's own read errors, where this user may make loop devices: a loop device answers EIO, sector by sector, for what its file
 * has lost since.
 */
class LoopDeviceTest {

    private static final int SIZE = 4 << 20;

    /** In the middle of a page: one sector of it can be read, and seven cannot. */
    private static final int LEFT = SIZE - 3 * 4096 + 512;

    @TempDir
    private Path root;

    private final byte[] content = new byte[SIZE];
    private Path loop;

    @BeforeEach
    void attach() throws IOException, InterruptedException {
        new Random(3).nextBytes(content);
        Path file = Files.write(root.resolve("disk"), content);
        var losetup = new ProcessBuilder("losetup", "--find", "--show", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        String made = said(losetup);
        assumeTrue(made.startsWith("/dev/"), "this user makes no loop devices");
        loop = Path.of(made);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(LEFT);
        }
        said(new ProcessBuilder("blockdev", "--flushbufs", made));
    }

    @AfterEach
    void detach() throws IOException, InterruptedException {
        if (loop != null) {
            said(new ProcessBuilder("losetup", "--detach", loop.toString()));
        }
    }

    @Test
    void every_sector_that_the_kernel_can_read_is_read_and_the_others_are_listed() throws IOException {
        DiskTree tree = new DiskTree(root.resolve("tree"));
        tree.list("nvme1n1", "vol-0abc", SIZE);
        Files.createSymbolicLink(tree.node("nvme1n1"), loop);
        try (Device device =
                new DeviceFinder(tree.sys(), tree.dev(), Duration.ofSeconds(1), time -> {}).await("vol-0abc", SIZE)) {
            BenignFill fill = new BenignFill(device, new Alarm(Duration.ofSeconds(30)));
            ByteBuffer buffer =
                    ByteBuffer.allocateDirect(SIZE + 4096).alignedSlice(4096).limit(SIZE);

            fill.read(buffer, 0);

            byte[] read = new byte[SIZE];
            buffer.flip().get(read);
            byte[] expected = Arrays.copyOf(Arrays.copyOf(content, LEFT), SIZE);
            assertThat(read).isEqualTo(expected);
            assertThat(fill.badRanges()).isEqualTo(List.of(new Manifest.Range(LEFT, SIZE - LEFT)));
        }
    }

    private static String said(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return said;
    }
}
