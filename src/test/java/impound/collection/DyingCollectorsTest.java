package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.ec2.Fate;
import impound.sandbox.ec2.Instance;
import impound.sandbox.ec2.Volume;
import impound.sandbox.http.CallRecord;
import impound.tool.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The collector of one disk loses its power in the middle of the image, that of the other when it is given its volume. */
@Tag("long")
class DyingCollectorsTest {
    private static Collection collection;
    private static Chains chains;
    private static String killed;

    @BeforeAll
    static void collect() {
        collection = Collection.troubled(
                Clock.systemUTC(), DyingCollectorsTest::killTheFirstThatReads, Fate.RUNS, Fate.DIES_ONCE_ATTACHED);
        chains = Chains.of(collection);
    }

    private static void killTheFirstThatReads(Site site) {
        Await.until(() -> "a part of an image", () -> !parts(site).isEmpty());
        killed = parts(site).get(0).sessionName();
        machine(site, killed).machine().orElseThrow().kill();
    }

    @AfterAll
    static void close() throws IOException {
        collection.close();
    }

    @Test
    void each_image_is_the_second_attempts_own_from_the_first_byte_to_the_last() throws IOException {
        var sources = sources();

        assertThat(sources).hasSize(2);
        for (var volume : sources) {
            try (var source = Files.newInputStream(volume.disk().file());
                    var image = collection.evidence().open(image(volume.id(), ".a2"))) {
                assertThat(Sha256.of(image)).as(volume.id()).isEqualTo(Sha256.of(source));
            }
        }
    }

    @Test
    void nothing_of_the_first_attempts_lies_where_images_lie() {
        assertThat(collection.evidence().keys(collection.incident() + "/disk_evidence/"))
                .isNotEmpty()
                .allMatch(key -> key.contains(".a2.image.dd"));
    }

    @Test
    void no_upload_is_left_and_the_one_of_the_killed_collector_was_given_up_by_the_coordinator() {
        assertThat(collection.evidence().unfinishedUploads()).isEmpty();
        assertThat(collection.world().sandbox().calls().of("s3", "AbortMultipartUpload"))
                .filteredOn(CallRecord::succeeded)
                .extracting(CallRecord::role)
                .contains("ImpoundCoordinator");
    }

    @Test
    void the_collection_is_complete_with_one_chain_a_volume_and_one_closing_record() {
        var closing =
                Wire.read(collection.evidence().read(collection.incident() + "/closing/0001.json"), Closing.class);

        assertThat(closing.state()).isEqualTo(Closing.State.COMPLETE);
        assertThat(chains.volumes()).hasSize(2);
        assertThat(closing.volumes())
                .allSatisfy(volume -> assertThat(volume.image()).isEqualTo(image(volume.id(), ".a2")));
        assertThat(collection.evidence().find(collection.incident() + "/closing/0002.json"))
                .isEmpty();
    }

    @Test
    void a_chain_says_why_the_first_attempt_ended_and_that_another_volume_was_restored() {
        assertThat(chains.volumes()).allSatisfy(volume -> {
            assertThat(chains.facts(volume, Link.AttemptEnded.class))
                    .singleElement()
                    .satisfies(ended -> assertThat(ended.why()).contains("Client.InstanceInitiatedShutdown"));
            assertThat(chains.facts(volume, Link.VolumeRestored.class)).hasSize(2);
            assertThat(chains.facts(volume, Link.CollectorLaunched.class)).hasSize(2);
        });
        assertThat(chains.volumes()).anySatisfy(volume -> assertThat(
                        chains.link(volume, Link.AttemptEnded.class).why())
                .contains(killed));
    }

    @Test
    void volumes_and_machines_of_both_attempts_are_gone() {
        var now = collection.world().sandbox().time().now();
        var view = collection.world().ec2().view();

        for (var volume : chains.volumes()) {
            assertThat(chains.facts(volume, Link.VolumeCreated.class))
                    .hasSize(2)
                    .allSatisfy(created -> assertThat(
                                    view.volume(created.volume().value()).gone(now))
                            .isTrue());
            assertThat(chains.facts(volume, Link.CollectorLaunched.class)).allSatisfy(launched -> assertThat(
                            machine(collection.site(), launched.collector().value())
                                    .state(now))
                    .hasToString("TERMINATED"));
        }
    }

    private static List<CallRecord> parts(Site site) {
        return site.world().sandbox().calls().of("s3", "UploadPart");
    }

    private static Instance machine(Site site, String instance) {
        return site.world().ec2().view().instance(instance);
    }

    private static String image(String volume, String attempt) {
        return collection.incident() + "/disk_evidence/" + volume + attempt + ".image.dd";
    }

    private static List<Volume> sources() {
        var view = collection.world().ec2().view();
        return view.volumesOf(view.instance(collection.suspected().instance()));
    }
}
