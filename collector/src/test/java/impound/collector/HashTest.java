package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code collector hash} says what the core utilities say. */
class HashTest {

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 4096, 4097, (2 << 20) + 1, (5 << 20) + 13})
    void each_hash_is_the_core_utilities_own(int length) throws IOException {
        Path file = file("disk", length);

        Said said = Said.by("hash", "--device", file.toString(), "--digest", "md5,sha1,sha512");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .isEqualTo(
                        sum("sha256sum", file) + sum("sha1sum", file) + sum("sha512sum", file) + sum("md5sum", file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "back\\slash", "line\nend", "return\r", "plain"})
    void a_name_is_written_as_sha256sum_writes_it(String name) throws IOException {
        Path file = file(name, 100);

        assertThat(Said.by("hash", "--device", file.toString()).out()).isEqualTo(sum("sha256sum", file));
        assertThat(Said.by("hash", "--tag", "--device", file.toString()).out())
                .isEqualTo(CoreUtility.run(root, "sha256sum", "--tag", file.toString())
                        .output());
    }

    @Test
    void sha256sum_reads_what_it_writes() throws IOException {
        Path file = file("disk", 1000);
        Files.writeString(
                root.resolve("SUMS"),
                Said.by("hash", "--device", file.toString()).out());

        assertThat(CoreUtility.run(root, "sha256sum", "--check", "SUMS").exit()).isZero();
    }

    @Test
    void how_far_it_was_is_said_to_standard_error_only() throws IOException {
        Said said = Said.by("hash", "--device", file("disk", 3000).toString());

        assertThat(said.err()).contains("3000 of 3000 bytes, 100.0 %", "MB/s");
        assertThat(said.out()).hasLineCount(1).doesNotContain("MB/s");
    }

    @Test
    void a_device_that_is_not_there_is_told() {
        Path none = root.resolve("nvme9n1");

        Said said = Said.by("hash", "--device", none.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("collector: DEVICE_NOT_FOUND: there is no " + none)
                .contains("lsblk");
        assertThat(said.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev", "/dev/null", "/dev/zero"})
    void what_is_no_disk_is_told(String path) {
        Said said = Said.by("hash", "--device", path);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("DEVICE_NOT_FOUND", path + " is neither a block device nor a regular file");
    }

    @Test
    void without_a_device_it_is_wrong_usage() {
        Said said = Said.by("hash");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("--device", "Usage: ");
    }

    private Path file(String name, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(root.resolve(name), bytes);
    }

    private String sum(String tool, Path file) {
        return CoreUtility.run(root, tool, file.toString()).output();
    }
}
