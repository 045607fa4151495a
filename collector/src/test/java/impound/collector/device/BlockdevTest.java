package impound.collector.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that do what blockdev may do. */
class BlockdevTest {

    private static final Path NODE = Path.of("/dev/nvme1n1");

    @TempDir
    private Path folder;

    @Test
    void it_is_asked_to_set_this_node_read_only() throws IOException {
        blockdev("echo \"$@\" > %s/asked".formatted(folder)).set(NODE);

        assertThat(folder.resolve("asked")).hasContent("--setro /dev/nvme1n1\n");
    }

    @Test
    void a_refusal_is_told_in_its_words() throws IOException {
        Blockdev blockdev = blockdev("echo 'blockdev: ioctl error on BLKROSET: Permission denied' >&2; exit 1");

        assertThatThrownBy(() -> blockdev.set(NODE))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("ended with 1: blockdev: ioctl error on BLKROSET: Permission denied");
    }

    @Test
    void a_machine_without_it_is_told_so() {
        Blockdev missing = new Blockdev(folder.resolve("nowhere").toString(), Duration.ofSeconds(30));

        assertThatThrownBy(() -> missing.set(NODE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void one_that_hangs_is_ended() throws IOException {
        Blockdev hanging = new Blockdev(script("exec sleep 600"), Duration.ofMillis(50));

        assertThatThrownBy(() -> hanging.set(NODE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not end");
        assertThat(ProcessHandle.current().children().filter(BlockdevTest::sleeps))
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    private static boolean sleeps(ProcessHandle child) {
        return child.info().commandLine().orElse("").contains("sleep 600");
    }

    private Blockdev blockdev(String line) throws IOException {
        return new Blockdev(script(line), Duration.ofSeconds(30));
    }

    private String script(String line) throws IOException {
        Path script = Files.writeString(folder.resolve("blockdev"), "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"))
                .toString();
    }
}
