package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.RecordJson;
import impound.processors.evidence.Link;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.tool.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A disk with members of LVM and md and with file systems that were not unmounted is imaged as it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class TemptingDiskTest {
    private Path disk;
    private String before;
    private Collection collection;
    private Link.ImageWritten image;
    private Manifest manifest;

    @BeforeAll
    void collect(@TempDir Path folder) throws IOException {
        disk = TemptingDisk.at(folder.resolve("tempting.img"));
        before = TemptingDisk.sha256(disk);
        var suspected = Suspected.in(DrillFinding.text()).get(0);
        collection = Collection.under(world -> {}, suspect -> suspected.with(List.of(disk), Optional.empty()));
        var chains = Chains.of(collection);
        image = chains.link(chains.volumes().get(0), Link.ImageWritten.class);
        manifest = RecordJson.read(collection.evidence().read(image.key() + ".manifest.json"), Manifest.class);
    }

    @AfterAll
    void close() throws IOException {
        collection.close();
    }

    @Test
    void a_disk_that_systems_like_to_activate_has_the_same_hash_before_and_after() throws IOException {
        try (var in = collection.evidence().open(image.key())) {
            assertThat(Sha256.of(in)).isEqualTo(before);
        }
        assertThat(TemptingDisk.sha256(disk)).isEqualTo(before);
        assertThat(manifest.digests()).containsEntry(Digest.SHA256, before);
    }

    @Test
    void the_manifest_tells_that_it_was_set_read_only_and_not_written() {
        var none = new Manifest.Writes(0, 0);

        assertThat(manifest.device().protection())
                .isEqualTo(new Manifest.Protection(Manifest.ReadOnly.SET, none, none));
        assertThat(manifest.device().physicalSectorSize()).isEqualTo(512);
    }

    @Test
    void the_log_tells_so_in_plain_words() {
        assertThat(collection.evidence().text(image.key() + ".log"))
                .contains("kernel's read-only flag set and read back; not mounted, no swap, held by no other device")
                .contains("0 writes of 0 sectors, as before");
    }
}
