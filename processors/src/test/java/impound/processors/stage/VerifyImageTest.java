package impound.processors.stage;

import static impound.collector.record.PartChecksum.CRC64NVME;
import static impound.collector.record.PartChecksum.SHA256;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Life.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import impound.collector.record.Manifest.Range;
import impound.collector.record.S3Checksum;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.StoredImage;
import impound.processors.fakes.World;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyImageTest {
    private final World world = new World();
    private StoredImage image = new StoredImage();
    private final VerifyImage verify = new VerifyImage(world.aws(), world.settings, world.clock);

    @Test
    void an_image_of_which_all_agree_is_verified_and_each_comparison_is_on_record() {
        var evidence = written();

        var verified = ((Evidence) verify.advance(evidence)).link(Link.ImageVerified.class);

        assertThat(verified.key()).isEqualTo(IMAGE);
        assertThat(verified.sha256()).isEqualTo(Life.SHA256);
        assertThat(verified.size()).isEqualTo(ROOT.bytes());
        assertThat(verified.agreed())
                .hasSize(23)
                .contains(
                        "size of the image and of the source volume",
                        "sha256 in the manifest and in its side file",
                        "S3's COMPOSITE checksum sha256 and the list of parts",
                        "S3's COMPOSITE checksum sha256 and in the manifest");
    }

    @Test
    void an_image_whose_parts_have_crcs_is_verified_by_the_one_of_all_its_bytes() {
        image = StoredImage.withCrc();
        var evidence = written();

        var verified = ((Evidence) verify.advance(evidence)).link(Link.ImageVerified.class);

        assertThat(verified.sha256()).isEqualTo(Life.SHA256);
        assertThat(verified.agreed())
                .hasSize(23)
                .contains(
                        "S3's FULL_OBJECT checksum crc64nvme and the list of parts",
                        "S3's FULL_OBJECT checksum crc64nvme and in the manifest");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_single_disagreement_violates_integrity_and_is_named(String named, Consumer<StoredImage> lie) {
        lie.accept(image);
        var evidence = written();

        assertThatThrownBy(() -> verify.advance(evidence))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith(named);
    }

    static Stream<Arguments> a_single_disagreement_violates_integrity_and_is_named() {
        return Stream.of(
                lie("bucket of the image", stored -> stored.bucketInManifest = "another"),
                lie("incident", it -> it.incident = "another"),
                lie("source volume", it -> it.volume = "vol-0a0000000000001b1"),
                lie("attempt", it -> it.attempt = 2),
                lie("serial of the device and the restored volume", it -> it.serial = "vol0a0000000000001a1"),
                lie("SHA-256 is among the digests", it -> it.hasSha256 = false),
                lie("key of the list of parts", it -> it.partsKey = IMAGE + ".other.json"),
                lie("size of the image and of the source volume", it -> it.size--),
                lie("size of the image and in the manifest", it -> it.sizeInManifest++),
                lie("version of the image and in the manifest", it -> it.versionInManifest = "v0"),
                lie("version of the image and in the manifest", it -> it.secondVersion = true),
                lie("list of parts and its hash in the manifest", it -> it.partsHash = "f".repeat(64)),
                lie("parts and the size of the image", it -> it.secondPartSize--),
                lie("parts and the size of the image", it -> it.secondPartAt += 512),
                lie("S3's COMPOSITE checksum sha256 and the list of parts", it -> it.checksum = SHA256.whole("AAAA-2")),
                lie("S3's COMPOSITE checksum sha256 and the list of parts", it -> it.checksum = SHA256.whole("")),
                lie(
                        "S3's COMPOSITE checksum sha256 and in the manifest",
                        it -> it.checksumInManifest = SHA256.whole("AAAA-2")),
                lie(
                        "kind of the parts' checksums in the list and in the manifest",
                        it -> it.algorithmInManifest = CRC64NVME),
                lie("sha256 in the manifest and in its side file", it -> it.sha256InSideFile = "b".repeat(64)),
                lie("sha256 in the manifest and in its side file", it -> it.nameInSideFile = "other.image.dd"),
                lie("md5 in the manifest and in its side file", it -> it.md5InManifest = "e".repeat(32)),
                lie("result and the list of bad ranges", it -> it.result = "COLLECTED_WITH_ERRORS"),
                lie("result and the list of bad ranges", it -> it.badRanges = List.of(new Range(512, 512))),
                lie("bad ranges are in order", bad(new Range(512, 512), new Range(512, 512))),
                lie("bad ranges are in order", bad(new Range(512, 0))),
                lie("bad ranges are within the image", bad(new Range(0, ROOT.bytes() + 512))));
    }

    @Test
    void an_image_with_bad_ranges_that_are_listed_is_verified() {
        bad(new Range(512, 512), new Range(1024, 512), new Range(ROOT.bytes() - 512, 512))
                .accept(image);
        var evidence = written();

        var verified = (Evidence) verify.advance(evidence);

        assertThat(verified.link(Link.ImageVerified.class).key()).isEqualTo(IMAGE);
        assertThat(verified.link(Link.ImageWritten.class).result()).isEqualTo("COLLECTED_WITH_ERRORS");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_disagreement_among_crcs_violates_integrity_and_is_named(String named, Consumer<StoredImage> lie) {
        image = StoredImage.withCrc();
        lie.accept(image);
        var evidence = written();

        assertThatThrownBy(() -> verify.advance(evidence))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith(named);
    }

    static Stream<Arguments> a_disagreement_among_crcs_violates_integrity_and_is_named() {
        var listed = "S3's FULL_OBJECT checksum crc64nvme and the list of parts";
        return Stream.of(
                lie(listed, it -> it.checksum = CRC64NVME.whole("AAAAAAAAAAA=")),
                lie(listed, it -> it.checksum = CRC64NVME.whole("")),
                lie(listed, it -> it.checksum = SHA256.whole("AAAA-2")),
                lie(listed, it -> it.checksum = new S3Checksum(CRC64NVME, "COMPOSITE", it.checksum.value())),
                lie(listed, it -> it.partChecksums = List.of(it.partChecksums.get(1), it.partChecksums.get(0))),
                lie(
                        "S3's FULL_OBJECT checksum crc64nvme and in the manifest",
                        it -> it.checksumInManifest = CRC64NVME.whole("AAAAAAAAAAA=")));
    }

    @Test
    void a_second_version_is_refused_even_where_the_manifest_names_the_newest() {
        image.secondVersion = true;
        image.versionInManifest = "v2";
        var evidence = written();

        assertThatThrownBy(() -> verify.advance(evidence))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith("number of versions of the image: expected 1, found 2");
    }

    @Test
    void an_image_under_another_key_than_was_ordered_is_refused_even_where_it_is_there() {
        image.keyInManifest = IMAGE + ".other";
        world.bucket.putObject(REGION, image.keyInManifest, new byte[0], ROOT.bytes(), image.checksum);
        var evidence = written();

        assertThatThrownBy(() -> verify.advance(evidence))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith("key of the image: expected " + IMAGE);
    }

    @Test
    void a_manifest_that_was_changed_since_its_link_was_written_is_refused() {
        var evidence = written();
        image.sizeInManifest++;
        image.put(world.bucket);

        assertThatThrownBy(() -> verify.advance(evidence))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith(IMAGE + ".manifest.json");
    }

    @Test
    void an_image_that_is_not_there_is_refused() {
        var evidence = written();
        var empty = new World();
        empty.bucket.put(REGION, IMAGE + ".manifest.json", image.put(new World().bucket));

        assertThatThrownBy(() -> new VerifyImage(empty.aws(), empty.settings, empty.clock).advance(evidence))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageStartingWith(IMAGE + ": expected an image, found nothing");
    }

    @Test
    void a_verification_that_a_person_resumed_looks_at_the_image_that_was_made_before_it_stopped() {
        var stopped = Life.add(
                written(), new Link.CollectionStopped(Life.AT, StageName.VERIFY, "AccessDenied", "no", "grant it"));
        var resumed = Life.add(stopped, new Link.CollectionResumed(Life.AT, StageName.VERIFY, "alice", "granted"));

        var verified = (Evidence) verify.advance(resumed);

        assertThat(verified.link(Link.ImageVerified.class).key()).isEqualTo(IMAGE);
    }

    /** The evidence after {@link AwaitImage} has read what is stored. */
    private Evidence written() {
        image.put(world.bucket);
        var await = new AwaitImage(world.aws(), world.settings, world.patience, world.clock);
        var written = (Evidence) await.advance(Life.upTo(StageName.IMAGE));
        return Life.add(Life.upTo(StageName.IMAGE), written.chain().last().link());
    }

    private static Consumer<StoredImage> bad(Range... ranges) {
        return stored -> {
            stored.result = "COLLECTED_WITH_ERRORS";
            stored.badRanges = List.of(ranges);
        };
    }

    private static Arguments lie(String named, Consumer<StoredImage> how) {
        return arguments(named, how);
    }
}
