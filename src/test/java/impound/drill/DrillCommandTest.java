package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A drill on two files of somebody's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillCommandTest {
    private static final long GIBIBYTE = 1L << 30;

    private Path folder;
    private Path small;
    private Path even;
    private Path out;
    private CommandLine drill;

    @BeforeAll
    void drill(@TempDir Path temporary) throws IOException {
        folder = temporary;
        small = disk("small.img", 3_000_123);
        even = disk("even.img", 512);
        out = folder.resolve("evidence");
        drill = CommandLine.run("drill", "--disk", small, "--disk", even, "--out", out, "--time-scale", 200);
    }

    @Test
    void ends_well_and_says_what_agreed() {
        assertThat(drill.exit()).as(drill.out() + drill.err()).isZero();
        assertThat(drill.out())
                .contains("Everything was verified.", "CapturedSnapshots", "DiskImageLocation")
                .doesNotContain("NOT VERIFIED");
    }

    @Test
    void leaves_images_that_are_the_files_padded_with_zeros() throws IOException {
        assertThat(images()).hasSize(2);
        for (var file : List.of(small, even)) {
            assertThat(images()).as(file.toString()).anySatisfy(image -> assertThat(isPadded(image, file))
                    .isTrue());
        }
    }

    @Tag("long")
    @Test
    void leaves_hashes_that_sha256sum_takes() throws IOException {
        for (var image : images()) {
            var checked = Tool.run(image.getParent(), "sha256sum", "-c", image.getFileName() + ".sha256");

            assertThat(checked).isEqualTo(new Tool(0, image.getFileName() + ": OK\n"));
        }
    }

    @Test
    void leaves_every_object_under_its_key() throws IOException {
        try (var incidents = Files.list(out)) {
            assertThat(incidents).singleElement().satisfies(incident -> assertThat(incident)
                    .isDirectoryContaining("glob:**/finding.json")
                    .isDirectoryContaining("glob:**/incident.json")
                    .isDirectoryContaining("glob:**/instances")
                    .isDirectoryContaining("glob:**/custody")
                    .isDirectoryContaining("glob:**/closing"));
        }
    }

    @Test
    void leaves_the_disks_as_they_were() throws IOException {
        assertThat(Files.size(small)).isEqualTo(3_000_123);
        assertThat(small).hasBinaryContent(bytes(3_000_123));
        assertThat(even).hasBinaryContent(bytes(512));
    }

    @Test
    void tells_of_each_link_as_it_comes() throws IOException {
        for (var image : images()) {
            var volume = image.getFileName().toString().replace(".image.dd", "");
            assertThat(drill.out()).contains(volume + "   1 SnapshotTaken", volume + "  11 ImageVerified");
        }
    }

    private List<Path> images() throws IOException {
        try (var files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".image.dd")).toList();
        }
    }

    /** Whether the file's bytes begin the image, and zeros fill it up to the next whole GiB. */
    private static boolean isPadded(Path image, Path file) throws IOException {
        try (var in = Files.newInputStream(image)) {
            var begin = in.readNBytes((int) Files.size(file));
            var rest = new Zeros(in).count();
            return Files.mismatch(file, Files.write(file.resolveSibling("begin"), begin)) < 0
                    && begin.length + rest == GIBIBYTE;
        }
    }

    private Path disk(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), bytes(size));
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
