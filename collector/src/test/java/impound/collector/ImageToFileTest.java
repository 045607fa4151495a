package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.digest.Hashes;
import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.PartList;
import impound.collector.record.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code collector image} to a file, end to end. */
class ImageToFileTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private Path root;

    private Path evidence;
    private Path image;

    @BeforeEach
    void folder() throws IOException {
        evidence = Files.createDirectory(root.resolve("evidence"));
        image = evidence.resolve("store-0.dd");
    }

    @Test
    void a_disk_becomes_an_image_with_the_side_files_that_a_task_leaves() throws IOException {
        byte[] disk = noise(33 * MIB + 512);

        Said said = image(device(disk), "--digest", "md5");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(image).hasBinaryContent(disk);
        assertThat(names())
                .containsExactly(
                        "store-0.dd",
                        "store-0.dd.log",
                        "store-0.dd.manifest.json",
                        "store-0.dd.md5",
                        "store-0.dd.parts.json",
                        "store-0.dd.sha256");
        assertThat(said.out())
                .isEqualTo("%s  %s%n%s  %s%n".formatted(Hashes.sha256(disk), image, hash(Digest.MD5, disk), image));
    }

    @Test
    void the_manifest_says_who_made_it_and_that_there_was_no_task() throws IOException {
        byte[] disk = noise(MIB);

        image(device(disk), "--incident", "INC-7");

        Manifest manifest = manifest();
        assertThat(manifest.byHand().user()).isEqualTo(System.getProperty("user.name"));
        assertThat(manifest.byHand().host())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        assertThat(manifest.incident()).isEqualTo("INC-7");
        assertThat(manifest.volume()).isNull();
        assertThat(manifest.attempt()).isZero();
        assertThat(manifest.image()).isEqualTo(new Manifest.Image(null, "store-0.dd", null, MIB, null));
        assertThat(manifest.device().path()).isEqualTo(root.resolve("disk").toString());
        assertThat(manifest.digests()).containsEntry(Digest.SHA256, Hashes.sha256(disk));
        assertThat(Files.readString(beside(".log"))).contains("no task", "device opened", Hashes.sha256(disk));
    }

    @Test
    void the_manifest_names_the_bytes_of_the_part_list() throws IOException {
        byte[] disk = noise(17 * MIB);

        image(device(disk));

        byte[] list = Files.readAllBytes(beside(".parts.json"));
        assertThat(manifest().parts().sha256()).isEqualTo(Hashes.sha256(list));
        assertThat(RecordJson.read(list, PartList.class).parts())
                .containsExactly(
                        new PartList.Part(1, 0, 16 * MIB, Hashes.sha256(Arrays.copyOf(disk, 16 * MIB))),
                        new PartList.Part(
                                2, 16 * MIB, MIB, Hashes.sha256(Arrays.copyOfRange(disk, 16 * MIB, 17 * MIB))));
    }

    @Test
    void an_examiners_tools_check_the_image() throws IOException {
        image(device(noise(5 * MIB + 77)), "--digest", "md5,sha1", "--digest", "sha512");

        for (String tool : List.of("sha256", "md5", "sha1", "sha512")) {
            CoreUtility checked = CoreUtility.run(evidence, tool + "sum", "--check", "store-0.dd." + tool);
            assertThat(checked).isEqualTo(new CoreUtility(0, "store-0.dd: OK\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 64 << 10, (16 << 20) - 1, (16 << 20) + 1})
    void a_file_may_have_any_length(int length) throws IOException {
        byte[] disk = noise(length);

        Said said = image(device(disk));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(image).hasBinaryContent(disk);
        assertThat(manifest().image().size()).isEqualTo(length);
    }

    @Test
    void zeros_are_holes_and_bytes_all_the_same() throws IOException {
        byte[] disk = new byte[48 * MIB + 512];
        disk[3 * MIB + 5] = 1;
        disk[20 * MIB] = 2;

        Said said = image(device(disk));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(image).hasBinaryContent(disk);
        CoreUtility blocks = CoreUtility.run(evidence, "stat", "--format=%b", "store-0.dd");
        assertThat(512 * Long.parseLong(blocks.output().strip())).isLessThan(MIB);
    }

    private Said image(Path device, String... options) {
        Stream<String> line = Stream.of("image", "--device", device.toString(), "--to", image.toString());
        return Said.by(Stream.concat(line, Stream.of(options)).toArray(String[]::new));
    }

    private Path device(byte[] content) throws IOException {
        return Files.write(root.resolve("disk"), content);
    }

    private Manifest manifest() throws IOException {
        return RecordJson.read(Files.readAllBytes(beside(".manifest.json")), Manifest.class);
    }

    private Path beside(String ending) {
        return evidence.resolve("store-0.dd" + ending);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(evidence)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String hash(Digest digest, byte[] bytes) {
        return java.util.HexFormat.of().formatHex(Hashes.of(digest).digest(bytes));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
