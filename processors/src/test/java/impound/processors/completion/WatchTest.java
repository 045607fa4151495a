package impound.processors.completion;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.completion.Closing.State;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Life;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
    private static final String IMAGED = "Impound IMAGED: " + INCIDENT;
    private static final String COMPLETE = "Impound COMPLETE: " + INCIDENT;

    @Test
    void the_watch_goes_round_while_volumes_are_on_their_way() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.IMAGE, ROOT);
        var watch = watch(scene);

        var sending = scene.milestones.look(watch);

        assertThat(sending.messages()).hasSize(1);
        assertThat(sending.messages().get(0).message()).isEqualTo(watch.onward());
        assertThat(sending.messages().get(0).slip()).containsExactly(StageName.COMPLETED);
        assertThat(scene.has(EvidenceKeys.closing(INCIDENT, 1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "9, 60", "50, 300", "149, 894", "1000, 900"})
    void the_older_the_incident_the_longer_a_round(int ageMinutes, int roundSeconds) {
        var scene = Scene.withTwoVolumes();
        var watch = watch(scene);
        scene.world.clock.pass(Duration.ofMinutes(ageMinutes));

        var sending = scene.milestones.look(watch);

        assertThat(sending.messages()).singleElement().satisfies(again -> assertThat(again.delay())
                .isEqualTo(Duration.ofSeconds(roundSeconds)));
    }

    @Test
    void the_watch_makes_good_a_completion_message_that_was_lost_and_ends() {
        var scene = Scene.withVolumes(ROOT);
        scene.retired(ROOT);

        var sending = scene.milestones.look(watch(scene));

        assertThat(sending.messages()).isEmpty();
        assertThat(scene.stored(1).state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void the_watch_makes_good_the_imaged_notice_and_goes_on() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.RECEIVE, ROOT);

        var sending = scene.milestones.look(watch(scene));

        assertThat(sending.messages()).hasSize(1);
        assertThat(scene.world.notices.subjects()).contains(IMAGED);
    }

    @Test
    void the_watch_repeats_a_close_that_failed_half_way() {
        var scene = Scene.withVolumes(ROOT);
        scene.retired(ROOT);
        scene.world.bucket.crashBefore(key -> key.endsWith("0001.report.json"));
        var failed = scene.milestones.look(watch(scene));
        scene.world.bucket.crashBefore(key -> false);

        var sending = scene.milestones.look(watch(scene));

        assertThat(failed.messages()).hasSize(1);
        assertThat(sending.messages()).isEmpty();
        assertThat(scene.has(EvidenceKeys.report(INCIDENT, 1))).isTrue();
    }

    @Test
    void a_watch_that_ends_has_told_that_all_is_imaged_even_where_the_close_came_first() {
        var scene = Scene.withVolumes(ROOT);
        scene.retired(ROOT);
        scene.close();

        scene.milestones.look(watch(scene));

        assertThat(scene.world.notices.subjects()).contains(COMPLETE, IMAGED);
    }

    @Test
    void the_watch_survives_whatever_fails_even_past_its_deadline() {
        var scene = Scene.withVolumes(ROOT);
        var watch = watch(scene);
        scene.world.clock.pass(Duration.ofDays(30));
        scene.world.bucket.refuseEverything();

        var sending = scene.milestones.look(watch);

        assertThat(sending.messages()).singleElement().satisfies(again -> assertThat(again.message())
                .isEqualTo(watch.onward()));
    }

    @Test
    void at_the_deadline_the_watch_closes_with_what_is_there() {
        var scene = Scene.withTwoVolumes();
        scene.retired(ROOT);
        scene.at(StageName.IMAGE, DATA);
        var watch = watch(scene);
        scene.world.clock.pass(Duration.ofMinutes(160 * 10 + 1));

        var sending = scene.milestones.look(watch);

        assertThat(sending.messages()).isEmpty();
        assertThat(scene.stored(1).state()).isEqualTo(State.PARTIAL);
        assertThat(scene.stored(1).volumes().get(1).why()).isEqualTo("still at image");
    }

    @Test
    void before_the_deadline_of_the_largest_disk_nothing_is_closed() {
        var scene = Scene.withTwoVolumes();
        var watch = watch(scene);
        scene.world.clock.pass(Duration.ofMinutes(160 * 10));

        assertThat(scene.milestones.look(watch).messages()).hasSize(1);
    }

    @Test
    void an_incident_of_which_nothing_was_ever_heard_is_closed_as_failed() {
        var scene = Scene.opened(TARGET);
        var watch = watch(scene);
        scene.world.clock.pass(Duration.ofDays(1));

        scene.milestones.look(watch);

        assertThat(scene.stored(1).state()).isEqualTo(State.FAILED);
    }

    @Test
    void the_watch_of_a_resumed_volume_goes_round_until_its_late_success_is_closed() {
        var scene = Scene.withTwoVolumes();
        scene.retired(ROOT);
        var stopped = scene.stopped(StageName.RECEIVE, DATA);
        scene.close();
        var resumed = scene.further(stopped, new CollectionResumed(Life.AT, StageName.RECEIVE, "alice", "mended"));

        var first = scene.milestones.look(watch(scene));
        finish(scene, resumed);
        var second = scene.milestones.look(watch(scene));

        assertThat(first.messages()).hasSize(1);
        assertThat(second.messages()).isEmpty();
        assertThat(scene.stored(1).state()).isEqualTo(State.PARTIAL);
        assertThat(scene.stored(2).state()).isEqualTo(State.COMPLETE);
        assertThat(scene.world.notices.subjects()).contains(COMPLETE);
    }

    @Test
    void a_target_that_was_resumed_may_still_say_which_volumes_it_has() {
        var scene = Scene.opened(TARGET);
        var stopped = scene.stopped(TARGET);
        var resumption = new CollectionResumed(Life.AT, StageName.SNAPSHOT, "alice", "mended");
        scene.world.custody.write(TargetStopped.of(Assignment.of(INCIDENT, TARGET), stopped.chain(), resumption));

        assertThat(scene.milestones.look(watch(scene)).messages()).hasSize(1);
    }

    private static void finish(Scene scene, Evidence resumed) {
        var evidence = resumed;
        for (var link : Life.retired(DATA).chain().facts().skip(11).toList()) {
            evidence = scene.further(evidence, link);
        }
    }

    private static IncidentWatch watch(Scene scene) {
        return new IncidentWatch(INCIDENT, REGION, scene.world.clock.instant(), 4);
    }
}
