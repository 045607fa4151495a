package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.DiskTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockDeviceTest {

    private static final int PAGE = 4096;
    private static final int MIB = 1 << 20;

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({"0, 8192", "4096, 4096", "512, 4096", "4096, 512", "4095, 2", "8192, 1000"})
    void the_bytes_are_the_disks_own_by_whatever_buffer_from_whatever_offset(int offset, int length) {
        // Given a disk whose size is no multiple of a page
        byte[] content = noise(2 * PAGE + 1024);
        try (Device device = device(content)) {
            for (ByteBuffer buffer : new ByteBuffer[] {aligned(length), ByteBuffer.allocate(length), crooked(length)}) {
                // When
                device.read(buffer, offset);

                // Then
                byte[] read = new byte[length];
                buffer.get(buffer.position() - length, read);
                assertThat(read).isEqualTo(Arrays.copyOfRange(content, offset, offset + length));
            }
        }
    }

    @Test
    void a_disk_is_read_past_the_page_cache() throws IOException {
        // Given a disk that lies in the cache, since it was just written
        try (Device device = device(noise(4 * MIB))) {
            long before = bytesFromStorage();

            // When
            device.read(aligned(4 * MIB), 0);

            // Then
            assertThat(bytesFromStorage() - before).isGreaterThanOrEqualTo(4 * MIB);
        }
    }

    private Device device(byte[] content) {
        var tree = new DiskTree(root);
        tree.attach("nvme1n1", "vol-0abc", content);
        return new DeviceFinder(tree.kernel(), tree.flag(), Duration.ofSeconds(1), time -> {})
                .await("vol-0abc", content.length);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static ByteBuffer aligned(int length) {
        return ByteBuffer.allocateDirect(length + 2 * PAGE).alignedSlice(PAGE).limit(length);
    }

    private static ByteBuffer crooked(int length) {
        return aligned(length + 1).position(1);
    }

    /** What this process's reads had to fetch, by the kernel's count. */
    private static long bytesFromStorage() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("read_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring("read_bytes: ".length())))
                .findFirst()
                .orElseThrow();
    }
}
