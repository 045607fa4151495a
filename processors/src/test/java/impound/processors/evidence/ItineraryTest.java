package impound.processors.evidence;

import static impound.processors.fakes.Life.AT;
import static impound.processors.fakes.Life.WAY;
import static impound.processors.fakes.Life.add;
import static impound.processors.fakes.Life.addLate;
import static impound.processors.fakes.Life.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Link.AttemptEnded;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.Link.CollectionStopped;
import impound.processors.evidence.Link.CollectorLaunched;
import impound.processors.evidence.Link.LeftBehind;
import impound.processors.evidence.Link.Rerouted;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.id.InstanceId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItineraryTest {
    private static final Evidence VERIFIED = upTo(StageName.RECEIVE);

    @ParameterizedTest
    @EnumSource(names = {"SHARE", "RESTORE", "LAUNCH", "ATTACH", "IMAGE", "VERIFY", "RECEIVE", "COMPLETED"})
    void the_next_stage_is_the_first_that_has_not_written_its_last_link(StageName stage) {
        var evidence = upTo(stage);

        var next = evidence.next();

        assertThat(next).isEqualTo(stage);
    }

    @Test
    void a_stage_with_two_links_is_not_done_at_its_first() {
        var created = add(upTo(StageName.RESTORE), Life.links(Ids.ROOT).get(3));

        assertThat(created.next()).isEqualTo(StageName.RESTORE);
        assertThat(created.isDone(StageName.RESTORE)).isFalse();
    }

    @Test
    void an_ended_attempt_begins_the_named_stage_and_all_later_ones_anew() {
        var ended = add(VERIFIED, new AttemptEnded(AT, StageName.RESTORE, "another zone"));

        assertThat(ended.next()).isEqualTo(StageName.RESTORE);
        assertThat(WAY.stream().filter(ended::isDone)).containsExactly(StageName.SHARE);
    }

    @Test
    void later_stages_are_due_again_even_though_they_were_done_in_the_attempt_before() {
        var ended = add(VERIFIED, new AttemptEnded(AT, StageName.RESTORE, "another zone"));

        var restored = add(ended, Life.links(Ids.ROOT).get(4));

        assertThat(restored.next()).isEqualTo(StageName.LAUNCH);
    }

    @Test
    void an_ended_attempt_of_a_later_stage_leaves_the_earlier_ones_done() {
        var ended = add(VERIFIED, new AttemptEnded(AT, StageName.IMAGE, "the disk read badly"));

        assertThat(WAY.stream().filter(ended::isDone))
                .containsExactly(StageName.SHARE, StageName.RESTORE, StageName.LAUNCH, StageName.ATTACH);
    }

    @Test
    void a_reroute_gives_another_way_and_begins_at_its_stage() {
        var shorter = List.of(StageName.SHARE, StageName.RECEIVE);

        var rerouted = add(VERIFIED, new Rerouted(AT, StageName.SHARE, shorter, "the key refuses"));

        assertThat(rerouted.itinerary()).isEqualTo(shorter);
        assertThat(rerouted.next()).isEqualTo(StageName.SHARE);
    }

    @Test
    void stopped_evidence_goes_to_its_end() {
        var stopped = add(upTo(StageName.LAUNCH), stop(StageName.LAUNCH));

        assertThat(stopped.next()).isEqualTo(StageName.COMPLETED);
        assertThat(stopped.stopped()).isPresent();
    }

    @Test
    void resumed_evidence_begins_where_it_stopped() {
        var stopped = add(upTo(StageName.IMAGE), stop(StageName.RESTORE));

        var resumed = add(stopped, new CollectionResumed(AT, StageName.RESTORE, "alice", "quota raised"));

        assertThat(resumed.stopped()).isEmpty();
        assertThat(resumed.next()).isEqualTo(StageName.RESTORE);
    }

    @Test
    void evidence_that_stops_again_after_it_was_resumed_is_stopped() {
        var resumed = add(
                upTo(StageName.IMAGE),
                stop(StageName.IMAGE),
                new CollectionResumed(AT, StageName.IMAGE, "alice", "once more"));

        var again = add(resumed, stop(StageName.IMAGE));

        assertThat(again.next()).isEqualTo(StageName.COMPLETED);
    }

    @Test
    void resumed_evidence_begins_earlier_where_it_is_sent_there_since_the_product_is_gone() {
        var stopped = add(upTo(StageName.IMAGE), stop(StageName.IMAGE));

        var resumed = add(stopped, new CollectionResumed(AT, StageName.RESTORE, "alice", "the key is mended"));

        assertThat(resumed.next()).isEqualTo(StageName.RESTORE);
        assertThat(WAY.stream().filter(resumed::isDone)).containsExactly(StageName.SHARE);
    }

    @Test
    void evidence_that_was_resumed_before_it_had_a_snapshot_is_due_at_snapshot() {
        var resumed = add(
                Evidence.of(Ids.INCIDENT, Ids.TARGET, Ids.ROOT),
                stop(StageName.SNAPSHOT),
                new CollectionResumed(AT, StageName.SNAPSHOT, "alice", "right granted"));

        assertThat(resumed.next()).isEqualTo(StageName.SNAPSHOT);
    }

    @Test
    void evidence_that_was_resumed_with_a_snapshot_that_is_not_locked_goes_to_its_first_stage() {
        var resumed = add(
                Evidence.of(Ids.INCIDENT, Ids.TARGET, Ids.ROOT),
                Life.links(Ids.ROOT).get(0),
                stop(StageName.SNAPSHOT),
                new CollectionResumed(AT, StageName.SNAPSHOT, "alice", "right granted"));

        assertThat(resumed.next()).isEqualTo(StageName.SHARE);
    }

    @Test
    void the_attempt_counts_what_ended_and_what_was_resumed_and_not_what_was_rerouted() {
        var evidence = add(
                VERIFIED,
                new AttemptEnded(AT, StageName.RESTORE, "zone"),
                new Rerouted(AT, StageName.SHARE, WAY, "key"),
                stop(StageName.SHARE),
                new CollectionResumed(AT, StageName.SHARE, "alice", "key mended"));

        assertThat(upTo(StageName.SHARE).attempt()).isEqualTo(1);
        assertThat(evidence.attempt()).isEqualTo(3);
    }

    @Test
    void a_step_of_an_attempt_that_had_ended_meanwhile_is_on_record_and_does_not_count() {
        var due = upTo(StageName.LAUNCH);
        var ended = add(due, new AttemptEnded(AT, StageName.LAUNCH, "no capacity"));

        var late = addLate(ended, due, Life.links(Ids.ROOT).get(5));

        assertThat(late.chain().all(CollectorLaunched.class)).hasSize(1);
        assertThat(late.next()).isEqualTo(StageName.LAUNCH);
        assertThat(late.find(CollectorLaunched.class)).isEmpty();
        assertThat(late.findSinceBegun(StageName.LAUNCH, CollectorLaunched.class))
                .isEmpty();
    }

    @Test
    void a_step_that_comes_too_late_does_not_take_the_place_of_the_new_attempts_own() {
        var due = upTo(StageName.LAUNCH);
        var launched = add(due, new AttemptEnded(AT, StageName.LAUNCH, "no capacity"), launched("i-0c000000000000002"));

        var late = addLate(launched, due, launched("i-0c000000000000001"));

        assertThat(late.link(CollectorLaunched.class).collector().value()).isEqualTo("i-0c000000000000002");
        assertThat(late.collectorAttempt()).isEqualTo(2);
        assertThat(late.next()).isEqualTo(StageName.ATTACH);
    }

    @Test
    void a_step_that_comes_after_a_detour_was_taken_does_not_end_the_detours_stage() {
        var due = upTo(StageName.RESTORE);
        var rerouted = add(due, new Rerouted(AT, StageName.SHARE, WAY, "the key refuses"));

        var late = addLate(rerouted, due, Life.links(Ids.ROOT).get(4));

        assertThat(add(late, Life.links(Ids.ROOT).get(2)).next()).isEqualTo(StageName.RESTORE);
    }

    @Test
    void a_step_that_comes_after_the_stop_is_not_taken_for_one_of_the_resumed_evidence() {
        var due = upTo(StageName.LAUNCH);
        var stopped = add(due, stop(StageName.LAUNCH));

        var late = addLate(stopped, due, Life.links(Ids.ROOT).get(5));

        assertThat(add(late, new CollectionResumed(AT, StageName.LAUNCH, "alice", "mended"))
                        .next())
                .isEqualTo(StageName.LAUNCH);
    }

    @Test
    void a_step_behind_others_that_begin_nothing_again_counts() {
        var due = upTo(StageName.IMAGE);
        var longer = add(due, new LeftBehind(AT, "vol-0a0000000000001a1", "UnauthorizedOperation", "no"));

        var written = addLate(longer, due, Life.links(Ids.ROOT).get(8));

        assertThat(written.next()).isEqualTo(StageName.VERIFY);
    }

    @Test
    void a_decision_to_begin_again_counts_however_late_it_comes() {
        var due = upTo(StageName.LAUNCH);
        var rerouted = add(due, new Rerouted(AT, StageName.SHARE, WAY, "the key refuses"));

        var ended = addLate(rerouted, due, new AttemptEnded(AT, StageName.RESTORE, "no capacity"));
        var resumed = addLate(
                add(ended, stop(StageName.SHARE)), due, new CollectionResumed(AT, StageName.SHARE, "alice", "mended"));

        assertThat(ended.attempt()).isEqualTo(2);
        assertThat(resumed.stopped()).isEmpty();
    }

    private static Link launched(String collector) {
        return new CollectorLaunched(
                AT, Life.ACT, new InstanceId(collector), "m6i.large", "ami-1", "tasks/t", Life.SHA256);
    }

    private static CollectionStopped stop(StageName from) {
        return new CollectionStopped(AT, from, "NOT_MADE", "message", "advice");
    }
}
