package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.Link;
import impound.sandbox.ec2.Fate;
import impound.tool.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of two collectors that EC2 says are running, one is never ready, and one stands still once it has its volume. */
@Tag("long")
class HangingCollectorsTest {
    /** Longer than a collector may be silent, shorter than the longest wait for a disk of a gibibyte. */
    private static final Duration SILENCE = Duration.ofMinutes(50);

    private static Collection collection;
    private static Chains chains;

    @BeforeAll
    static void collect() {
        var clock = new PushedClock();
        collection = Collection.troubled(
                clock,
                site -> {
                    // a second look begins only when what the first one saw is in the message
                    Await.until(() -> "two looks at the progress of a collector", () -> looks(site) >= 2);
                    clock.push(SILENCE);
                },
                Fate.NEVER_BOOTS,
                Fate.FREEZES_ONCE_ATTACHED);
        chains = Chains.of(collection);
    }

    @AfterAll
    static void close() throws IOException {
        collection.close();
    }

    @Test
    void both_disks_are_imaged_by_the_second_attempt_byte_for_byte() throws IOException {
        var view = collection.world().ec2().view();
        for (var volume : view.volumesOf(view.instance(collection.suspected().instance()))) {
            var key = collection.incident() + "/disk_evidence/" + volume.id() + ".a2.image.dd";
            try (var source = Files.newInputStream(volume.disk().file());
                    var image = collection.evidence().open(key)) {
                assertThat(Sha256.of(image)).as(volume.id()).isEqualTo(Sha256.of(source));
            }
        }
        var closing =
                Wire.read(collection.evidence().read(collection.incident() + "/closing/0001.json"), Closing.class);
        assertThat(closing.state()).isEqualTo(Closing.State.COMPLETE);
    }

    @Test
    void each_silent_collector_was_given_up_for_its_own_reason_and_terminated_before_its_attempt_ended() {
        assertThat(chains.volumes())
                .extracting(volume ->
                        chains.link(volume, Link.CollectorGivenUp.class).reason())
                .containsExactlyInAnyOrder("COLLECTOR_NOT_STARTED", "COLLECTOR_STALLED");
        assertThat(chains.volumes()).allSatisfy(volume -> assertThat(chains.kinds(volume))
                .containsSubsequence("CollectorGivenUp", "CollectorTerminated", "AttemptEnded", "CollectorLaunched"));
    }

    @Test
    void the_volume_that_no_collector_had_was_read_by_the_second_and_the_other_restored_anew() {
        var volumes = chains.volumes().stream()
                .map(volume -> chains.facts(volume, Link.VolumeRestored.class).size())
                .toList();

        assertThat(volumes).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void no_upload_is_left() {
        assertThat(collection.evidence().unfinishedUploads()).isEmpty();
    }

    private static int looks(Site site) {
        var looks = site.world()
                .sandbox()
                .calls()
                .where(call -> call.role().equals("ImpoundCoordinator")
                        && call.operation().equals("GetObject")
                        && call.resource().endsWith("progress.json"));
        return List.copyOf(looks).size();
    }
}
