package impound.processors.custody;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.FindingRecords.FindingDuplicated;
import impound.processors.custody.Claim.Duplicate;
import impound.processors.custody.Claim.Ours;
import impound.processors.custody.Claim.State;
import impound.processors.custody.Claim.Subject;
import impound.processors.evidence.Writer;
import impound.processors.fakes.AuditTrail;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.SettableClock;
import impound.processors.fakes.WorkBucket;
import impound.processors.id.IncidentId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final Subject SUBJECT = new Subject("arn:aws:guardduty:us-east-1:1:detector/d/finding/f", TARGET);
    private static final IncidentId OTHER = new IncidentId("another-0123456789ab");
    private static final String EVENT = "e".repeat(64);
    private static final String UPDATE = "f".repeat(64);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final WorkBucket records = new WorkBucket();
    private final AuditTrail audit = new AuditTrail();
    private final SettableClock clock = new SettableClock();
    private final SettableClock theirClock = new SettableClock();
    private final Claims ours = new Claims(records, audit, new Writer("us", "b"), clock);
    private final Claims theirs = new Claims(records, audit, new Writer("them", "b"), theirClock);

    @Test
    void whoever_comes_first_opens_the_incident() {
        assertThat(ours.take(SUBJECT, INCIDENT, EVENT)).isEqualTo(new Ours(INCIDENT));
    }

    @Test
    void another_event_for_what_is_being_opened_is_a_duplicate_of_that_incident() {
        ours.take(SUBJECT, INCIDENT, EVENT);

        var second = theirs.take(SUBJECT, OTHER, UPDATE);

        assertThat(second).isEqualTo(new Duplicate(INCIDENT, State.OPEN));
    }

    @Test
    void another_event_for_what_was_opened_is_a_duplicate_however_late_it_comes() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        ours.done(SUBJECT, EVENT, INCIDENT);
        theirClock.pass(Duration.ofDays(80));

        var second = theirs.take(SUBJECT, OTHER, UPDATE);

        assertThat(second).isEqualTo(new Duplicate(INCIDENT, State.DONE));
    }

    @Test
    void a_duplicate_is_told_to_the_audit_of_the_incident_that_it_repeats() {
        ours.take(SUBJECT, INCIDENT, EVENT);

        theirs.take(SUBJECT, OTHER, UPDATE);

        assertThat(audit.all(FindingDuplicated.class)).singleElement().satisfies(event -> {
            assertThat(event.incident()).isEqualTo(INCIDENT.value());
            assertThat(event.sha256()).isEqualTo(UPDATE);
            assertThat(event.finding()).isEqualTo(SUBJECT.finding());
        });
    }

    /** C-105: killed between claim and first snapshot, then delivered again. */
    @Test
    void an_event_whose_process_died_goes_on_with_its_incident_when_it_is_delivered_again() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        theirClock.pass(A_MOMENT);

        var again = theirs.take(SUBJECT, INCIDENT, EVENT);

        assertThat(again).isEqualTo(new Ours(INCIDENT));
        assertThat(stored().holder()).startsWith("them/");
        assertThat(audit.all(FindingDuplicated.class)).isEmpty();
    }

    @Test
    void a_stale_claim_is_taken_over_and_the_same_incident_goes_on() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        theirClock.pass(Claims.TERM.plus(Claims.CLOCKS).plus(A_MOMENT));

        var taken = theirs.take(SUBJECT, OTHER, UPDATE);

        assertThat(taken).isEqualTo(new Ours(INCIDENT));
        assertThat(stored().event()).isEqualTo(UPDATE);
    }

    @Test
    void of_two_that_take_a_stale_claim_over_one_wins() {
        var third = new Claims(records, audit, new Writer("third", "b"), theirClock);
        ours.take(SUBJECT, INCIDENT, EVENT);
        theirClock.pass(Duration.ofHours(1));
        records.rivalWritesFirst(() -> third.take(SUBJECT, OTHER, "3".repeat(64)));

        var loser = theirs.take(SUBJECT, OTHER, UPDATE);

        assertThat(loser).isEqualTo(new Duplicate(INCIDENT, State.OPEN));
        assertThat(stored().holder()).startsWith("third/");
    }

    @Test
    void of_two_that_come_at_once_one_wins() {
        records.rivalWritesFirst(() -> theirs.take(SUBJECT, OTHER, UPDATE));

        var loser = ours.take(SUBJECT, INCIDENT, EVENT);

        assertThat(loser).isEqualTo(new Duplicate(OTHER, State.OPEN));
    }

    @Test
    void a_refusal_that_is_the_echo_of_our_own_write_is_ours() {
        records.rivalWritesFirst(() -> records.put(
                REGION,
                WorkKeys.claim(SUBJECT),
                Wire.document(new Claim(State.OPEN, INCIDENT, EVENT, "us/1", clock.instant()))));

        assertThat(ours.take(SUBJECT, INCIDENT, EVENT)).isEqualTo(new Ours(INCIDENT));
    }

    @Test
    void a_claim_that_is_given_back_is_taken_by_whoever_comes_and_is_then_lost_to_the_first() {
        ours.take(SUBJECT, INCIDENT, EVENT);

        assertThat(ours.giveBack(SUBJECT, EVENT)).isTrue();

        assertThat(theirs.take(SUBJECT, OTHER, UPDATE)).isEqualTo(new Ours(INCIDENT));
        assertThat(ours.take(SUBJECT, INCIDENT, EVENT)).isInstanceOf(Duplicate.class);
    }

    @Test
    void a_claim_that_is_given_back_and_wanted_by_nobody_else_is_taken_up_again() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        ours.giveBack(SUBJECT, EVENT);

        assertThat(ours.take(SUBJECT, INCIDENT, EVENT)).isEqualTo(new Ours(INCIDENT));
        assertThat(theirs.take(SUBJECT, OTHER, UPDATE)).isInstanceOf(Duplicate.class);
    }

    @Test
    void whoever_has_lost_the_claim_is_told_and_changes_nothing() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        theirClock.pass(Duration.ofHours(1));
        theirs.take(SUBJECT, OTHER, UPDATE);
        var before = stored();

        assertThat(ours.giveBack(SUBJECT, EVENT)).isFalse();
        assertThat(ours.done(SUBJECT, EVENT, INCIDENT)).isFalse();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void what_is_done_stays_done() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        ours.done(SUBJECT, EVENT, INCIDENT);

        ours.giveBack(SUBJECT, EVENT);
        ours.take(SUBJECT, INCIDENT, EVENT);

        assertThat(stored().state()).isEqualTo(State.DONE);
    }

    /** C-103: a message that was done and could not be deleted. */
    @Test
    void an_event_that_comes_again_after_its_incident_was_opened_is_a_duplicate_on_record() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        ours.done(SUBJECT, EVENT, INCIDENT);

        var again = theirs.take(SUBJECT, INCIDENT, EVENT);

        assertThat(again).isEqualTo(new Duplicate(INCIDENT, State.DONE));
        assertThat(audit.all(FindingDuplicated.class))
                .extracting(FindingDuplicated::sha256)
                .containsExactly(EVENT);
    }

    @Test
    void a_clock_that_is_a_minute_fast_takes_no_living_claim_over() {
        ours.take(SUBJECT, INCIDENT, EVENT);
        theirClock.pass(Claims.TERM.plus(Claims.CLOCKS));

        assertThat(theirs.take(SUBJECT, OTHER, UPDATE)).isInstanceOf(Duplicate.class);
    }

    @Test
    void a_claim_of_a_clock_that_was_hours_ahead_blocks_nobody() {
        clock.pass(Duration.ofHours(5));
        ours.take(SUBJECT, INCIDENT, EVENT);

        assertThat(theirs.take(SUBJECT, OTHER, UPDATE)).isEqualTo(new Ours(INCIDENT));
    }

    @Test
    void two_instances_of_one_finding_are_claimed_each_by_itself() {
        ours.take(SUBJECT, INCIDENT, EVENT);

        var second = theirs.take(new Subject(SUBJECT.finding(), OpenIncidents.SECOND), OTHER, UPDATE);

        assertThat(second).isEqualTo(new Ours(OTHER));
    }

    private Claim stored() {
        return Wire.read(
                records.read(REGION, WorkKeys.claim(SUBJECT)).orElseThrow().bytes(), Claim.class);
    }
}
