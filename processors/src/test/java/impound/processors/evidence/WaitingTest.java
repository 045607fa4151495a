package impound.processors.evidence;

import static impound.processors.fakes.Life.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.fakes.Life;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Evidence DUE = upTo(StageName.RESTORE);

    @Test
    void no_wait_is_longer_than_the_fifteen_minutes_that_sqs_allows() {
        var notYet = DUE.notYet(StageName.RESTORE, "pending", Life.AT, Duration.ofHours(2));

        assertThat(notYet.delay()).isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void a_wait_goes_back_to_its_own_stage_one_hop_on() {
        var notYet = DUE.notYet(StageName.RESTORE, "pending", Life.AT, Duration.ofSeconds(5));

        assertThat(notYet.slip()).containsExactly(StageName.RESTORE);
        assertThat(notYet.message().hop()).isEqualTo(DUE.hop() + 1);
    }

    @Test
    void tries_add_up_and_the_first_moment_stays() {
        var first = (Evidence)
                DUE.notYet(StageName.RESTORE, "pending", Life.AT, Duration.ZERO).message();

        var second = (Evidence) first.notYet(StageName.RESTORE, "still pending", Life.AT.plusSeconds(60), Duration.ZERO)
                .message();

        assertThat(second.waiting())
                .isEqualTo(new Waiting(StageName.RESTORE, "still pending", 2, Life.AT, "", Instant.EPOCH));
    }

    @Test
    void what_is_seen_again_was_first_seen_at_the_earlier_look() {
        var first = DUE.seeing(StageName.IMAGE, "10 bytes", Life.AT);

        var second = first.seeing(StageName.IMAGE, "10 bytes", Life.AT.plusSeconds(60));

        assertThat(second.waiting().seenSince()).isEqualTo(Life.AT);
    }

    @Test
    void what_is_seen_to_have_moved_was_first_seen_now() {
        var first = DUE.seeing(StageName.IMAGE, "10 bytes", Life.AT);

        var second = first.seeing(StageName.IMAGE, "20 bytes", Life.AT.plusSeconds(60));

        assertThat(second.waiting().seen()).isEqualTo("20 bytes");
        assertThat(second.waiting().seenSince()).isEqualTo(Life.AT.plusSeconds(60));
    }

    @Test
    void what_was_seen_travels_with_the_message() {
        var seen = DUE.seeing(StageName.IMAGE, "10 bytes", Life.AT)
                .notYet(StageName.IMAGE, "reading", Life.AT, Duration.ZERO)
                .message();

        var read = (Evidence) Wire.readMessage(Wire.write(seen));

        assertThat(read.seeing(StageName.IMAGE, "10 bytes", Life.AT.plusSeconds(60))
                        .waiting()
                        .seenSince())
                .isEqualTo(Life.AT);
    }

    @Test
    void waits_of_another_stage_do_not_count() {
        var waited = (Evidence)
                DUE.notYet(StageName.SHARE, "pending", Life.AT, Duration.ZERO).message();

        assertThat(waited.waitingAt(StageName.RESTORE).tries()).isZero();
        assertThat(waited.waitingAt(StageName.SHARE).tries()).isEqualTo(1);
    }

    @Test
    void the_next_link_keeps_what_was_waited_for_and_the_evidence_waits_no_more() {
        var waited = (Evidence)
                DUE.notYet(StageName.RESTORE, "pending", Life.AT, Duration.ZERO).message();

        var further = waited.with(Life.links(DUE.volume()).get(3));

        assertThat(further.chain().last().waited().tries()).isEqualTo(1);
        assertThat(further.waiting().tries()).isZero();
    }

    @Test
    void a_target_waits_as_evidence_does() {
        var assignment = Assignment.of(DUE.incident(), DUE.target());

        var notYet = assignment.notYet("lease held", Life.AT, Duration.ofSeconds(5));

        assertThat(notYet.slip()).containsExactly(StageName.SNAPSHOT);
        assertThat(((Assignment) notYet.message()).waiting().tries()).isEqualTo(1);
    }
}
