package impound.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseOutputTest {
    private static final int CHUNK = 256 << 10;

    @TempDir
    private Path folder;

    @Test
    void a_file_has_the_bytes_that_were_written_in_whatever_pieces() throws IOException {
        var bytes = new byte[5 * CHUNK + 7];
        new Random(1).nextBytes(bytes);
        Arrays.fill(bytes, CHUNK - 3, 4 * CHUNK + 5, (byte) 0);
        var file = folder.resolve("object");

        try (var out = new SparseOutput(file)) {
            out.write(bytes, 0, 11);
            out.write(bytes, 11, 3 * CHUNK);
            out.write(bytes, 11 + 3 * CHUNK, bytes.length - 11 - 3 * CHUNK);
        }

        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void zeros_at_the_end_count() throws IOException {
        var file = folder.resolve("object");

        try (var out = new SparseOutput(file)) {
            out.write(new byte[3 * CHUNK + 1]);
        }

        assertThat(Files.size(file)).isEqualTo(3 * CHUNK + 1);
    }

    @Test
    void zeros_take_no_room() throws IOException {
        var file = folder.resolve("object");

        try (var out = new SparseOutput(file)) {
            for (int i = 0; i < 256; i++) {
                out.write(new byte[CHUNK]);
            }
        }

        assertThat(Files.size(file)).isEqualTo(256L * CHUNK);
        assertThat(blocks(file)).isLessThan(1024);
    }

    /** What the file takes on the disk, in units of 1 KiB, as {@code du} says. */
    private static long blocks(Path file) throws IOException {
        var du = new ProcessBuilder("du", "-k", file.toString()).start();
        try (var out = du.inputReader()) {
            return Long.parseLong(out.readLine().split("\t")[0]);
        }
    }
}
