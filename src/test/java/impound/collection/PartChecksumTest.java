package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.RecordJson;
import impound.collector.record.S3Checksum;
import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Volume;
import impound.tool.Sha256;
import impound.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/** A collection whose parts S3 checks by a CRC, and whose images have every digest that there is; the other kind is the usual one. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartChecksumTest {
    private final List<Map<String, String>> parts = new CopyOnWriteArrayList<>();
    private Collection collection;
    private Store evidence;

    @TempDir
    private Path folder;

    @BeforeAll
    void collect() {
        collection = Collection.under(this::seed);
        evidence = collection.evidence();
    }

    @AfterAll
    void close() throws IOException {
        collection.close();
    }

    private void seed(World world) {
        world.settings().setProperty("impound.part-checksum", "crc64nvme");
        world.settings().setProperty("impound.digests", "sha256,md5,sha1,sha512");
        // A rule that never strikes, and sees every part.
        world.sandbox()
                .faults()
                .on("s3", "UploadPart")
                .where(call -> parts.add(call.headers()))
                .nth()
                .lost();
    }

    @Test
    void the_images_have_the_bytes_of_their_source_volumes_and_the_incident_is_complete() throws IOException {
        var closing = Wire.read(evidence.read(collection.incident() + "/closing/0001.json"), Closing.class);

        assertThat(closing.state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(sources()).hasSize(2);
        for (var volume : sources()) {
            try (var source = Files.newInputStream(volume.disk().file());
                    var image = evidence.open(image(volume))) {
                assertThat(Sha256.of(image)).as(image(volume)).isEqualTo(Sha256.of(source));
            }
        }
    }

    @Test
    void each_part_bears_one_checksum_which_is_ours() {
        assertThat(parts).hasSize(2 * 64).allSatisfy(headers -> {
            assertThat(headers.keySet())
                    .filteredOn(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-checksum-"))
                    .containsExactly("x-amz-checksum-crc64nvme");
            assertThat(headers).doesNotContainKeys("x-amz-trailer", "x-amz-sdk-checksum-algorithm", "content-encoding");
        });
    }

    @Test
    void manifest_and_part_list_and_s3_say_the_same_of_the_same_kind() {
        for (var volume : sources()) {
            var manifest = RecordJson.read(evidence.read(image(volume) + ".manifest.json"), Manifest.class);
            var list = RecordJson.read(evidence.read(manifest.parts().key()), PartList.class);
            var head = evidence.s3()
                    .headObject(look ->
                            look.bucket(evidence.bucket()).key(image(volume)).checksumMode(ChecksumMode.ENABLED));

            assertThat(manifest.image().s3Checksum())
                    .isEqualTo(new S3Checksum(
                            PartChecksum.CRC64NVME, head.checksumTypeAsString(), head.checksumCRC64NVME()));
            assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
            assertThat(head.checksumSHA256()).isNull();
            assertThat(manifest.parts().algorithm()).isEqualTo(list.algorithm()).isEqualTo(PartChecksum.CRC64NVME);
        }
    }

    @Test
    void the_coordinator_has_put_the_crcs_of_the_parts_together_and_compared_them() {
        var chains = Chains.of(collection);

        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> assertThat(
                        chains.link(volume, Link.ImageVerified.class).agreed())
                .contains("S3's FULL_OBJECT checksum crc64nvme and the list of parts"));
    }

    @Test
    void every_digest_has_a_file_beside_the_image_on_which_its_own_tool_agrees() {
        var key = image(sources().get(0));
        var image = evidence.download(key, folder);

        for (var digest : Digest.values()) {
            var side = evidence.download(key + "." + digest.text(), folder);

            var checked = Tool.run(
                    folder, digest.text() + "sum", "-c", side.getFileName().toString());

            assertThat(checked).isEqualTo(new Tool(0, image.getFileName() + ": OK\n"));
        }
    }

    private String image(Volume volume) {
        return collection.incident() + "/disk_evidence/" + volume.id() + ".image.dd";
    }

    private List<Volume> sources() {
        var view = collection.world().ec2().view();
        return view.volumesOf(view.instance(collection.suspected().instance()));
    }
}
