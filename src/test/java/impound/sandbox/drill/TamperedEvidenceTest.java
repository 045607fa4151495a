package impound.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collection.Collected;
import impound.collection.Collection;
import impound.collector.record.PartList;
import impound.collector.record.RecordJson;
import impound.processors.Wire;
import impound.processors.id.Region;
import impound.tool.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Past all locks, somebody changes one bit of what the sandbox has stored; the drill's verification says where. */
@ExtendWith(Collected.class)
class TamperedEvidenceTest {
    private final Collection collection;
    private EvidenceBucket bucket;
    private Path tampered;

    TamperedEvidenceTest(Collection collection) {
        this.collection = collection;
    }

    @BeforeEach
    void open() {
        bucket = new EvidenceBucket(
                collection.application().settings(), collection.world().coordinator(), new Region(collection.region()));
    }

    @AfterEach
    void restore() throws IOException {
        if (tampered != null) {
            flip(tampered);
        }
        bucket.close();
    }

    @Test
    void nothing_disagrees_where_nobody_changed_anything() throws IOException {
        assertThat(verdict().disagreed()).isEmpty();
        assertThat(verdict().isGood()).isTrue();
    }

    @Test
    void one_bit_of_an_image_is_named_with_its_volume() throws IOException {
        var key = key(".image.dd.parts.json");
        var parts = RecordJson.read(bucket.read(key).orElseThrow(), PartList.class);
        var part = parts.parts().stream()
                .filter(one -> parts.parts().stream()
                                .filter(other -> other.checksum().equals(one.checksum()))
                                .count()
                        == 1) // parts of zeros are like those of other disks
                .findFirst()
                .orElseThrow();
        tamper(part.size(), part.checksum());

        var verdict = verdict();

        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.disagreed()).anySatisfy(line -> assertThat(line)
                .startsWith(volume(key) + ": SHA-256 of the source and of the image read back: expected"));
    }

    @Test
    void one_bit_of_a_link_breaks_its_chain() throws IOException {
        var key = key("/0003.json");
        tamper(bucket.read(key).orElseThrow());

        var verdict = verdict();

        assertThat(verdict.disagreed())
                .anySatisfy(line -> assertThat(line).contains(volume(key), "links names the one before it"));
    }

    @Test
    void one_bit_of_the_closing_record_breaks_its_signature() throws IOException {
        tamper(bucket.read(key("/closing/0001.json")).orElseThrow());

        var verdict = verdict();

        assertThat(verdict.disagreed()).contains("signature of the closing record and its public key");
    }

    private Verdict verdict() throws IOException {
        return new Verification(bucket, collection.world(), Suspected.in(DrillFinding.text()))
                .of(collection.incident());
    }

    private String key(String end) {
        return bucket.keys("").stream()
                .filter(key -> key.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    private static String volume(String key) {
        return key.replaceFirst(".*(vol-[0-9a-f]{17}).*", "$1");
    }

    private void tamper(byte[] stored) throws IOException {
        tamper(stored.length, Wire.sha256(stored));
    }

    private void tamper(long size, String sha256) throws IOException {
        tampered = file(size, sha256);
        flip(tampered);
    }

    private Path file(long size, String sha256) throws IOException {
        try (var files = Files.walk(collection.world().sandbox().data().resolve("s3"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toFile().length() == size && sha256(file).equals(sha256)) {
                    return file;
                }
            }
        }
        throw new AssertionError("the sandbox has no such bytes");
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }

    /** In a time stamp or a hash, where the document stays one that can be read. */
    private static void flip(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            var at = Math.max(0, place(file));
            bytes.seek(at);
            var old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        }
    }

    private static long place(Path file) throws IOException {
        if (Files.size(file) > 1 << 20) {
            return 0;
        }
        var text = Files.readString(file);
        return text.indexOf(":", text.indexOf("\"at\"")) + 4L;
    }
}
