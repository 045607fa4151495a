package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code collector image} refuses, and what it says then. */
class RefusedImageTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"", ".sha256", ".md5", ".parts.json", ".log", ".manifest.json"})
    void what_is_there_already_is_refused_and_stays_as_it_is(String ending) throws IOException {
        Files.writeString(beside(ending), "of somebody else");

        Said said = image(device(new byte[MIB]));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("collector: TARGET_TAKEN: " + beside(ending) + " is there already")
                .contains("name another file");
        assertThat(names()).containsExactly("store-0.dd" + ending);
        assertThat(beside(ending)).hasContent("of somebody else");
    }

    @Test
    void an_image_is_not_made_twice() throws IOException {
        Path device = device(new byte[MIB]);
        image(device);
        byte[] first = Files.readAllBytes(beside(".manifest.json"));

        Said again = image(device);

        assertThat(again.exit()).isEqualTo(1);
        assertThat(beside(".manifest.json")).hasBinaryContent(first);
    }

    @Test
    void too_little_room_is_told_before_it_begins() throws IOException {
        long room = Files.getFileStore(evidence).getUsableSpace();
        long size = room + (1L << 40);
        Path device = root.resolve("disk");
        try (RandomAccessFile sparse = new RandomAccessFile(device.toFile(), "rw")) {
            sparse.setLength(size);
        }

        Said said = image(device);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .startsWith(
                        "collector: NO_SPACE: the image needs " + size + " bytes, and " + evidence + " has room for ")
                .contains("make room");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_is_told() throws IOException {
        Path device = device(new byte[MIB]);

        Said said = Said.by(
                "image", "--device=" + device, "--to=" + root.resolve("none").resolve("store-0.dd"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("ACCESS_REFUSED", "there is no folder " + root.resolve("none"), "make it first");
    }

    @Test
    void an_empty_file_is_no_disk() throws IOException {
        Said said = image(device(new byte[0]));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("DEVICE_NOT_FOUND", "is empty");
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://evidence",
                "s3://evidence/",
                "s3://E/key",
                "s3://evidence/folder/",
                "S3://evidence/key",
                "https://evidence/key",
                "file:///tmp/store-0.dd"
            })
    void what_is_no_place_for_an_image_is_wrong_usage(String place) throws IOException {
        Said said = Said.by("image", "--device=" + device(new byte[512]), "--to=" + place);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("'" + place + "'", "write s3://BUCKET/KEY or the path of a file");
    }

    @Test
    void a_digest_that_there_is_not_is_wrong_usage() throws IOException {
        Said said = image(device(new byte[512]), "--digest", "md5,crc32");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("not a digest: 'crc32'; write one of sha256, sha1, sha512, md5");
    }

    private Said image(Path device, String... options) {
        Stream<String> line = Stream.of("image", "--device", device.toString(), "--to", image.toString());
        return Said.by(Stream.concat(line, Stream.of(options)).toArray(String[]::new));
    }

    private Path device(byte[] content) throws IOException {
        return Files.write(root.resolve("disk"), content);
    }

    private Path beside(String ending) {
        return evidence.resolve("store-0.dd" + ending);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(evidence)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
