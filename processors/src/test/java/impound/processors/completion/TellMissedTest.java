package impound.processors.completion;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The watch makes good what people have not been told. */
class TellMissedTest {
    private static final String STOPPED = "Impound STOPPED " + DATA.id() + " at restore: NOT_MADE";

    @Test
    void a_failure_whose_message_was_lost_is_told_once() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.IMAGE, ROOT);
        scene.stopped(StageName.RESTORE, DATA);

        look(scene);
        look(scene);

        assertThat(scene.world.notices.subjects().stream().filter(STOPPED::equals))
                .hasSize(1);
    }

    @Test
    void a_target_that_failed_is_told() {
        var scene = Scene.opened(TARGET, OpenIncidents.SECOND);
        scene.stopped(TARGET);

        look(scene);

        assertThat(scene.world.notices.subjects()).containsExactly("Impound STOPPED " + INSTANCE + ": NOT_MADE");
    }

    @Test
    void a_chain_that_was_tampered_with_is_told() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.IMAGE, ROOT);
        var first = EvidenceKeys.link(INCIDENT, ROOT.id().value(), 1);
        scene.world.bucket.put(REGION, first, "{}".getBytes(StandardCharsets.UTF_8));

        look(scene);

        assertThat(scene.world.notices.subjects()).contains("Impound STOPPED " + ROOT.id() + ": INTEGRITY_VIOLATED");
    }

    @Test
    void what_may_be_done_with_the_instance_is_told_once_each() {
        var scene = Scene.withVolumes(ROOT);
        completed(scene, ROOT);

        look(scene);
        look(scene);

        assertThat(scene.world.notices.subjects())
                .containsExactly(
                        "Impound: " + INSTANCE + " may be isolated, do not stop or terminate it",
                        "Impound: " + INSTANCE + " may be terminated now");
    }

    @Test
    void once_closed_the_watch_goes_on_slowly_while_sns_is_out_of_order_and_then_tells_and_ends() {
        var scene = Scene.withVolumes(ROOT);
        scene.retired(ROOT);
        scene.world.notices.beUnreachable();
        var meanwhile = look(scene);
        scene.world.notices.recover();

        var then = look(scene);

        assertThat(scene.has(EvidenceKeys.report(INCIDENT, 1))).isTrue();
        assertThat(meanwhile).singleElement().satisfies(round -> assertThat(((NotYet) round).delay())
                .isEqualTo(Duration.ofMinutes(15)));
        assertThat(then).isEmpty();
        assertThat(scene.world.notices.subjects()).contains("Impound COMPLETE: " + INCIDENT);
    }

    @Test
    void a_topic_that_refuses_for_good_does_not_keep_the_watch_of_a_closed_incident() {
        var scene = Scene.withVolumes(ROOT);
        scene.retired(ROOT);
        scene.world.notices.refuse();

        assertThat(look(scene)).isEmpty();
        assertThat(scene.has(EvidenceKeys.report(INCIDENT, 1))).isTrue();
    }

    @Test
    void what_failed_is_told_even_where_the_close_is_refused() {
        var scene = Scene.withVolumes(DATA);
        scene.stopped(StageName.RESTORE, DATA);
        scene.world.bucket.crashBefore(key -> key.contains("/closing/"));

        look(scene);

        assertThat(scene.world.notices.subjects()).contains(STOPPED);
    }

    private static List<?> look(Scene scene) {
        var watch = new IncidentWatch(INCIDENT, REGION, scene.world.clock.instant(), 4);
        return scene.milestones.look(watch).messages();
    }

    private static void completed(Scene scene, SourceVolume volume) {
        var taken = scene.at(StageName.SHARE, volume);
        if (taken.find(Link.SnapshotCompleted.class).isEmpty()) {
            scene.further(taken, new Link.SnapshotCompleted(Life.AT, SNAPSHOT, volume.gib(), ""));
        }
    }
}
