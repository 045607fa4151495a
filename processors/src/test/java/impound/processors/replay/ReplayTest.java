package impound.processors.replay;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.MessageReplayed;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.SentMessages;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest extends ForReplayOfVolume {
    @Test
    void a_parked_volume_goes_on_at_its_stage_with_the_hop_after_the_stored_one() {
        park(StageName.SHARE);
        var stored = world.hops.stored(Evidence.of(INCIDENT, TARGET, ROOT));

        run(StageName.SHARE, Selection.everything());

        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, StageName.SHARE);
        var sent = Wire.readEvidence(outbox.all().get(1).text());
        assertThat(sent.hop()).isEqualTo(stored + 1);
        assertThat(sent.chain()).isEqualTo(chain().chain());
        assertThat(sent.next()).isEqualTo(StageName.SHARE);
        assertThat(sent.waiting().tries()).isZero();
    }

    @Test
    void a_watch_goes_first_since_the_incident_may_be_closed() {
        park(StageName.SHARE);

        run(StageName.SHARE, Selection.everything());

        assertThat(message(0)).isInstanceOfSatisfying(IncidentWatch.class, watch -> {
            assertThat(watch.incident()).isEqualTo(INCIDENT);
            assertThat(watch.opened()).isEqualTo(world.clock.instant());
        });
    }

    @Test
    void who_when_and_why_are_in_the_chain_and_in_the_audit_log() {
        park(StageName.SHARE);

        run(StageName.SHARE, Selection.everything());

        assertThat(chain().link(Link.CollectionResumed.class))
                .isEqualTo(
                        new Link.CollectionResumed(world.clock.instant(), StageName.SHARE, CAUSE.who(), CAUSE.why()));
        assertThat(world.audit.all(MessageReplayed.class)).singleElement().satisfies(record -> {
            assertThat(record.who()).isEqualTo(CAUSE.who());
            assertThat(record.why()).isEqualTo(CAUSE.why());
            assertThat(record.about()).isEqualTo(ROOT.id().value());
        });
    }

    @Test
    void a_second_replay_finds_nothing_to_do() {
        park(StageName.SHARE);
        run(StageName.SHARE, Selection.everything());
        var sent = outbox.all();

        var second = run(StageName.SHARE, Selection.everything());

        assertThat(second).isEmpty();
        assertThat(outbox.all()).isEqualTo(sent);
    }

    @Test
    void where_the_cause_is_there_still_it_is_parked_again_and_can_be_replayed_again() {
        park(StageName.SHARE);
        run(StageName.SHARE, Selection.everything());
        fail(StageName.SHARE, outbox.all().get(1).text(), "m-2");

        var again = run(StageName.SHARE, Selection.everything());

        assertThat(again).singleElement().isInstanceOf(Plan.VolumeGoesOn.class);
        assertThat(chain().chain().all(Link.CollectionResumed.class)).hasSize(2);
        assertThat(chain().attempt()).isEqualTo(3);
    }

    @Test
    void a_volume_that_parked_no_message_goes_on_by_its_chain_alone() {
        park(StageName.SHARE);
        shelf.at(StageName.SHARE).forEach(shelf::clear);

        var done = run(StageName.SHARE, INCIDENT_ONLY);

        assertThat(done).singleElement().isInstanceOf(Plan.VolumeGoesOn.class);
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, StageName.SHARE);
    }

    @Test
    void what_is_not_selected_stays_as_it_is() {
        park(StageName.SHARE);

        run(StageName.SHARE, new Selection(Set.of("another"), Set.of()));
        run(StageName.SHARE, new Selection(Set.of(), Set.of(DATA.id().value())));
        run(StageName.RESTORE, Selection.everything());

        assertThat(outbox.all()).isEmpty();
        assertThat(shelf.at(StageName.SHARE)).hasSize(1);
    }

    @Test
    void a_plan_changes_nothing() {
        park(StageName.SHARE);
        var before = chain();

        var plan = replay.plan(shelf.at(StageName.SHARE).get(0));

        assertThat(plan.words()).contains(ROOT.id().value(), "goes on at share", "NOT_MADE");
        assertThat(chain()).isEqualTo(before);
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void a_volume_that_was_resumed_and_has_gone_further_is_left_alone_and_taken_off_the_shelf() {
        park(StageName.SHARE);
        var parked = shelf.at(StageName.SHARE).get(0);
        run(StageName.SHARE, Selection.everything());
        world.custody.write(chain().with(Life.links(ROOT).get(2)));

        var plan = replay.run(parked, CAUSE);

        assertThat(plan.words()).contains("left alone", "is at restore");
        assertThat(outbox.all()).hasSize(2);
    }

    @Test
    void a_finding_goes_back_as_it_came() {
        parking.keep(StageName.FINDINGS, "m-1", "{“ünsinn”", new Rejected("BAD_JSON", "line 1"));

        run(StageName.FINDINGS, Selection.everything());

        assertThat(outbox.all()).containsExactly(new SentMessages.Sent(StageName.FINDINGS, "{“ünsinn”"));
        assertThat(shelf.at(StageName.FINDINGS)).isEmpty();
    }

    @Test
    void a_body_that_is_no_message_goes_back_as_it_came() {
        parking.keep(StageName.SHARE, "m-1", "hello", Rejected.unreadable("hello"));

        run(StageName.SHARE, Selection.everything());

        assertThat(outbox.all()).containsExactly(new SentMessages.Sent(StageName.SHARE, "hello"));
    }

    @Test
    void what_was_parked_without_a_stop_on_record_goes_back_and_its_hop_says_whether_it_was_dealt_with() {
        var evidence = world.onRecord(Life.upTo(StageName.SHARE));
        parking.keep(StageName.SHARE, "m-1", Wire.write(evidence));

        run(StageName.SHARE, Selection.everything());

        assertThat(outbox.all()).containsExactly(new SentMessages.Sent(StageName.SHARE, Wire.write(evidence)));
        assertThat(chain()).isEqualTo(evidence);
    }

    @Test
    void a_volume_whose_collector_was_removed_begins_at_restore() {
        park(StageName.ATTACH);

        run(StageName.ATTACH, Selection.everything());

        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, StageName.RESTORE);
    }

    @Test
    void an_incident_that_was_never_opened_is_not_known() {
        assertThat(replay.unknown(new Selection(Set.of(INCIDENT.value(), "never"), Set.of())))
                .containsExactly("never");
        assertThat(world.bucket.read(REGION, EvidenceKeys.incident(INCIDENT))).isPresent();
    }

    private Message message(int number) {
        return Wire.readMessage(outbox.all().get(number).text());
    }
}
