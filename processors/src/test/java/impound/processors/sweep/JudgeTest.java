package impound.processors.sweep;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;
import static impound.processors.fakes.Ids.ZONE;
import static impound.processors.sweep.Things.OTHER_COLLECTOR;
import static impound.processors.sweep.Things.OTHER_SNAPSHOT;
import static impound.processors.sweep.Things.OTHER_VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.gateway.Holding;
import impound.processors.id.VolumeId;
import impound.processors.sweep.Owner.Ending;
import impound.processors.sweep.Owner.Known;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table by which the sweeper judges, a row a test. */
class JudgeTest {
    private final Court court = Court.usual();

    @Test
    void a_collector_at_work_is_needed_even_if_its_incident_was_closed_as_partial() {
        is(Things.collector(), Court.imaging(), Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
        is(Things.collector(), Court.imaging(), Ending.ENDED, Verdict.NEEDED, Remedy.NOTHING);
    }

    @Test
    void a_collector_of_a_volume_that_is_done_goes_once_its_incident_is_closed() {
        is(Things.collector(), Court.preserved(), Ending.OPEN, Verdict.LEFT_OVER, Remedy.NOTHING);
        is(Things.collector(), Court.preserved(), Ending.COMPLETE, Verdict.LEFT_OVER, Remedy.TERMINATE);
        is(Things.collector(), Court.failedAtImage(), Ending.ENDED, Verdict.LEFT_OVER, Remedy.TERMINATE);
    }

    @Test
    void what_could_not_be_removed_before_goes_now() {
        var left = Life.add(
                Court.preserved(), new Link.LeftBehind(Life.AT, COLLECTOR.value(), "REFUSED", "not authorized"));

        is(Things.collector(), left, Ending.COMPLETE, Verdict.LEFT_OVER, Remedy.TERMINATE);
    }

    @Test
    void what_an_ended_attempt_has_left_waits_for_the_end_of_its_incident() {
        is(Things.collector(), Court.endedAttempt(), Ending.OPEN, Verdict.LEFT_OVER, Remedy.NOTHING);
        is(Things.volume(), Court.endedAttempt(), Ending.OPEN, Verdict.LEFT_OVER, Remedy.NOTHING);
    }

    @Test
    void a_machine_on_no_chain_that_the_attempt_may_still_adopt_is_needed() {
        var restored = Life.upTo(StageName.LAUNCH);

        is(Things.collector(OTHER_COLLECTOR, 1), restored, Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
    }

    @Test
    void a_machine_on_no_chain_of_an_incident_that_ended_is_surplus_and_goes() {
        is(Things.collector(OTHER_COLLECTOR, 1), Court.preserved(), Ending.COMPLETE, Verdict.SURPLUS, Remedy.TERMINATE);
        is(
                Things.volume(OTHER_VOLUME, 1, ""),
                Court.failedAtImage(),
                Ending.ENDED,
                Verdict.SURPLUS,
                Remedy.DELETE_VOLUME);
    }

    @Test
    void what_is_younger_than_a_link_takes_to_be_written_is_left_alone() {
        var young =
                Things.madeAt(court.clock.instant().minus(Judge.GRACE).plusSeconds(1), Things.ofSet(OTHER_SNAPSHOT));
        var youngMachine = Things.madeAt(court.clock.instant(), Things.collector(OTHER_COLLECTOR, 1));

        is(young, Court.preserved(), Ending.COMPLETE, Verdict.NEEDED, Remedy.NOTHING);
        is(youngMachine, Court.preserved(), Ending.COMPLETE, Verdict.NEEDED, Remedy.NOTHING);
    }

    @Test
    void a_volume_goes_when_it_is_attached_no_more() {
        var attached = Things.volume("vol-0c0000000000001a1", 1, COLLECTOR.value());

        is(attached, Court.preserved(), Ending.COMPLETE, Verdict.LEFT_OVER, Remedy.NOTHING);
        is(Things.volume(), Court.preserved(), Ending.COMPLETE, Verdict.LEFT_OVER, Remedy.DELETE_VOLUME);
    }

    @Test
    void a_resumed_volume_keeps_what_its_new_attempt_works_with() {
        var resumed = Life.add(
                Court.failedAtImage(),
                new Link.CollectionResumed(Life.AT, StageName.RESTORE, "ann", "the key is mended"),
                new Link.VolumeCreated(Life.AT, Life.ACT, new VolumeId(OTHER_VOLUME), SNAPSHOT, ZONE, "gp3", KEY));

        is(Things.volume(OTHER_VOLUME, 2, ""), resumed, Ending.ENDED, Verdict.NEEDED, Remedy.NOTHING);
        is(Things.collector(OTHER_COLLECTOR, 2), resumed, Ending.ENDED, Verdict.NEEDED, Remedy.NOTHING);
        is(Things.volume(), resumed, Ending.ENDED, Verdict.LEFT_OVER, Remedy.DELETE_VOLUME);
    }

    @Test
    void an_upload_of_the_attempt_at_work_is_needed_and_any_other_is_given_up_after_the_end() {
        is(Things.upload(1), Court.imaging(), Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
        is(Things.upload(1), Court.endedAttempt(), Ending.OPEN, Verdict.LEFT_OVER, Remedy.NOTHING);
        is(Things.upload(1), Court.failedAtImage(), Ending.ENDED, Verdict.LEFT_OVER, Remedy.ABORT);
    }

    @Test
    void a_share_is_withdrawn_when_image_and_copy_are_there_and_is_kept_for_a_replay_otherwise() {
        var share = Things.source().asShare();

        is(share, Court.imaging(), Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
        is(share, Court.failedAtImage(), Ending.ENDED, Verdict.FOR_REPLAY, Remedy.NOTHING);
        is(share, Court.preserved(), Ending.OPEN, Verdict.LEFT_OVER, Remedy.NOTHING);
        is(share, Court.preserved(), Ending.COMPLETE, Verdict.LEFT_OVER, Remedy.WITHDRAW);
        is(share, Court.preserved(), Ending.ENDED, Verdict.LEFT_OVER, Remedy.WITHDRAW);
    }

    @Test
    void a_reencrypted_copy_goes_when_image_and_kept_copy_are_there_and_stays_for_a_replay_otherwise() {
        is(Things.reencrypted(), Court.reencrypted(Court.imaging()), Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
        is(
                Things.reencrypted(),
                Court.reencrypted(Court.failedAtImage()),
                Ending.ENDED,
                Verdict.FOR_REPLAY,
                Remedy.NOTHING);
        is(
                Things.reencrypted(),
                Court.reencrypted(Court.preserved()),
                Ending.COMPLETE,
                Verdict.LEFT_OVER,
                Remedy.DELETE_SNAPSHOT);
    }

    @Test
    void the_received_copy_stays_whatever_happened() {
        is(Things.received(), Court.preserved(), Ending.COMPLETE, Verdict.EVIDENCE, Remedy.NOTHING);
        is(Things.received(), Court.stopped(Court.preserved()), Ending.ENDED, Verdict.EVIDENCE, Remedy.NOTHING);
    }

    @Test
    void a_source_snapshot_stays_by_the_usual_settings() {
        is(Things.source(), Court.imaging(), Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
        is(Things.source(), Court.preserved(), Ending.COMPLETE, Verdict.EVIDENCE, Remedy.NOTHING);
    }

    @Test
    void a_source_snapshot_goes_by_setting_when_its_lock_has_run_out_and_not_before() {
        var deleting = Court.thatDeletesSources();

        var locked = deleting.judge(Things.source(), Court.preserved(), Ending.COMPLETE);
        deleting.clock.pass(Duration.ofDays(3));
        var free = deleting.judge(Things.source(), Court.preserved(), Ending.COMPLETE);

        assertThat(locked.verdict()).isEqualTo(Verdict.EVIDENCE);
        assertThat(locked.reason()).contains("locked until");
        assertThat(free.remedy()).isEqualTo(Remedy.DELETE_SNAPSHOT);
    }

    @Test
    void a_source_snapshot_stays_for_ever_after_any_other_end_whatever_the_settings() {
        var deleting = Court.thatDeletesSources();
        deleting.clock.pass(Duration.ofDays(900));

        assertThat(List.of(Court.preserved(), Court.failedAtImage(), Court.imaging()))
                .allSatisfy(evidence -> assertThat(deleting.judge(Things.source(), evidence, Ending.ENDED)
                                .remedy())
                        .isEqualTo(Remedy.NOTHING));
        assertThat(deleting.judge(Things.source(), Court.failedAtImage(), Ending.ENDED)
                        .verdict())
                .isEqualTo(Verdict.EVIDENCE);
    }

    @Test
    void a_second_source_snapshot_goes_after_complete_and_stays_after_any_other_end() {
        var second = Things.ofSet(OTHER_SNAPSHOT);

        is(second, Court.imaging(), Ending.OPEN, Verdict.SURPLUS, Remedy.NOTHING);
        is(second, Court.preserved(), Ending.ENDED, Verdict.SURPLUS, Remedy.NOTHING);
        is(second, Court.preserved(), Ending.COMPLETE, Verdict.SURPLUS, Remedy.DELETE_SNAPSHOT);
    }

    @Test
    void a_snapshot_of_which_nothing_is_on_record_yet_is_needed() {
        is(Things.ofSet(OTHER_SNAPSHOT), Court.nothingTaken(), Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
    }

    @Test
    void a_second_copy_goes_when_its_volume_is_safe_and_never_while_it_may_be_adopted() {
        var second = Things.copy(OTHER_SNAPSHOT, "receive", SECURITY);

        is(second, Court.imaging(), Ending.OPEN, Verdict.NEEDED, Remedy.NOTHING);
        is(second, Court.failedAtImage(), Ending.ENDED, Verdict.SURPLUS, Remedy.NOTHING);
        is(second, Court.preserved(), Ending.ENDED, Verdict.SURPLUS, Remedy.DELETE_SNAPSHOT);
    }

    @Test
    void nothing_is_removed_on_the_word_of_a_broken_chain() {
        var owner =
                new Known(OpenIncidents.of(TARGET), List.of(), List.of(ROOT.id().value()), Ending.ENDED);

        var judged = court.of(Things.volume(), owner);

        assertThat(judged.verdict()).isEqualTo(Verdict.DOUBT);
        assertThat(judged.reason()).contains("does not hold together");
    }

    private void is(Holding thing, Evidence evidence, Ending ending, Verdict verdict, Remedy remedy) {
        var judged = court.judge(thing, evidence, ending);

        assertThat(judged.verdict()).as(judged.reason()).isEqualTo(verdict);
        assertThat(judged.remedy()).as(judged.reason()).isEqualTo(remedy);
    }
}
