package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped in the middle leaves nothing that could be taken for an image. */
class StoppedByHandTest {

    /** Many seconds of hashing, and no room: it is a hole. */
    private static final long SIZE = 8L << 30;

    @TempDir
    private Path root;

    private Path evidence;

    @BeforeEach
    void folder() throws IOException {
        evidence = Files.createDirectory(root.resolve("evidence"));
    }

    @Test
    void whoever_stops_it_finds_nothing_left() throws IOException {
        Said said = started().terminated();

        assertThat(said.exit()).isNotZero();
        assertThat(evidence).isEmptyDirectory();
    }

    @Test
    void a_kill_leaves_no_manifest_and_the_next_run_says_what_is_in_its_way() throws IOException {
        started().killed();

        assertThat(evidence.resolve("a.dd")).exists();
        assertThat(evidence.resolve("a.dd.manifest.json")).doesNotExist();
        Said again = Said.by("image", "--device=" + root.resolve("disk"), "--to=" + evidence.resolve("a.dd"));
        assertThat(again.err()).contains("TARGET_TAKEN", "without a manifest: it may be what a killed run left");
    }

    private HandProcess started() throws IOException {
        Path device = root.resolve("disk");
        try (RandomAccessFile sparse = new RandomAccessFile(device.toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        return HandProcess.start(root, Map.of(), "image", "--device=" + device, "--to=" + evidence.resolve("a.dd"))
                .awaitWord("imaging begins");
    }
}
