package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.RecordJson;
import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Link;
import impound.sandbox.ec2.Volume;
import impound.tool.Sha256;
import impound.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One finding in, one verified image a volume out, and a record of it that holds against whoever doubts it. */
@ExtendWith(Collected.class)
class FirstImageTest {
    private final Collection collection;
    private final Store evidence;
    private final Chains chains;

    @TempDir
    private Path folder;

    FirstImageTest(Collection collection) {
        this.collection = collection;
        this.evidence = collection.evidence();
        this.chains = Chains.of(collection);
    }

    @Test
    void an_image_has_the_bytes_of_its_source_volume() throws IOException {
        var volumes = sources();

        assertThat(volumes).hasSize(2);
        for (var volume : volumes) {
            try (var source = Files.newInputStream(volume.disk().file())) {
                assertThat(sha256(image(volume))).as(image(volume)).isEqualTo(Sha256.of(source));
            }
        }
    }

    @Test
    void sha256sum_agrees_with_the_file_beside_an_image() {
        var image = evidence.download(image(sources().get(0)), folder);
        var side = evidence.download(image(sources().get(0)) + ".sha256", folder);

        var checked = Tool.run(folder, "sha256sum", "-c", side.getFileName().toString());

        assertThat(checked).isEqualTo(new Tool(0, image.getFileName() + ": OK\n"));
    }

    @Test
    void the_manifest_tells_of_the_image_that_is_there() {
        for (var volume : sources()) {
            var manifest = RecordJson.read(evidence.read(image(volume) + ".manifest.json"), Manifest.class);

            var stored = evidence.head(image(volume));
            assertThat(manifest.image().key()).isEqualTo(image(volume));
            assertThat(manifest.image().versionId()).isEqualTo(stored.versionId());
            assertThat(manifest.image().size())
                    .isEqualTo(stored.contentLength())
                    .isEqualTo(1L << 30);
            assertThat(evidence.text(image(volume) + ".sha256"))
                    .startsWith(manifest.digests().get(Digest.SHA256) + "  ");
            assertThat(Wire.sha256(evidence.read(manifest.parts().key())))
                    .isEqualTo(manifest.parts().sha256());
        }
    }

    @Test
    void links_and_manifest_name_the_source_as_ec2_described_it_and_not_as_a_copy_does() {
        var view = collection.world().ec2().view();
        var now = collection.world().sandbox().time().now();
        for (var volume : sources()) {
            var manifest = RecordJson.read(evidence.read(image(volume) + ".manifest.json"), Manifest.class);
            var source = chains.link(volume.id(), Link.SnapshotTaken.class).volume();
            var copy = chains.link(volume.id(), Link.SnapshotReceived.class).snapshot();

            assertThat(view.snapshot(copy.value()).volumeId()).isEqualTo("vol-ffffffff");
            assertThat(manifest.volume())
                    .isEqualTo(volume.id())
                    .isEqualTo(source.id().value());
            assertThat(source.instance()).isEqualTo(collection.suspected().instance());
            assertThat(volume.values("attachment.device", now)).containsExactly(source.device());
        }
    }

    @Test
    void each_link_names_the_hash_of_the_one_before_it() {
        for (var volume : chains.volumes()) {
            var expected = new ArrayList<>(List.of(Chain.GENESIS));
            chains.documents(volume).forEach(document -> expected.add(Wire.sha256(document)));

            assertThat(chains.links(volume))
                    .as(volume)
                    .extracting("previous")
                    .isEqualTo(expected.subList(0, expected.size() - 1));
        }
    }

    @Test
    void a_chain_tells_each_act_once_from_the_snapshot_to_the_last_clearing_away() {
        assertThat(chains.volumes()).hasSize(2).allSatisfy(volume -> assertThat(chains.kinds(volume))
                .containsExactly(
                        "SnapshotTaken",
                        "SnapshotLocked",
                        "SnapshotCompleted",
                        "SnapshotShared",
                        "VolumeCreated",
                        "VolumeRestored",
                        "CollectorLaunched",
                        "CollectorReady",
                        "VolumeAttached",
                        "ImageWritten",
                        "ImageVerified",
                        "SnapshotCopied",
                        "SnapshotReceived",
                        "CollectorTerminated",
                        "RestoredVolumeDeleted",
                        "ShareWithdrawn"));
    }

    @Test
    void the_closing_record_names_every_chains_head_and_every_object() {
        var closing = Wire.read(evidence.read(collection.incident() + "/closing/0001.json"), Closing.class);

        assertThat(closing.state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(closing.volumes()).hasSize(2).allSatisfy(volume -> {
            var documents = chains.documents(volume.id());
            assertThat(volume.links()).isEqualTo(documents.size());
            assertThat(volume.head()).isEqualTo(Wire.sha256(documents.get(documents.size() - 1)));
            assertThat(volume.received())
                    .isEqualTo(chains.link(volume.id(), Link.SnapshotReceived.class)
                            .snapshot()
                            .value());
        });
        assertThat(closing.objects())
                .extracting(Closing.StoredObject::key)
                .containsExactlyInAnyOrderElementsOf(evidence.keys(collection.incident() + "/").stream()
                        .filter(key -> !key.contains("/closing/"))
                        .toList());
        assertThat(closing.objects()).allSatisfy(object -> {
            assertThat(object.versionId()).isEqualTo(evidence.head(object.key()).versionId());
            assertThat(object.sha256()).isEqualTo(sha256(object.key()));
        });
    }

    private String sha256(String key) throws IOException {
        try (var in = evidence.open(key)) {
            return Sha256.of(in);
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
