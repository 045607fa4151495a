package impound.processors.custody;

import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Writer;
import impound.processors.fakes.Crash;
import impound.processors.fakes.SettableClock;
import impound.processors.fakes.WorkBucket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final String KEY = "leases/x";

    private final WorkBucket records = new WorkBucket();
    private final SettableClock clock = new SettableClock();
    private final Leases ours = new Leases(records, new Writer("us", "b"), clock);
    private final Leases theirs = new Leases(records, new Writer("them", "b"), clock);

    @Test
    void a_lease_that_is_held_is_not_given_to_another() {
        var first = ours.take(REGION, KEY);

        var second = theirs.take(REGION, KEY);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void a_lease_that_was_given_back_is_free() {
        ours.take(REGION, KEY);
        ours.release(REGION, KEY);

        assertThat(theirs.take(REGION, KEY)).isTrue();
    }

    @Test
    void a_lease_of_a_process_that_died_runs_out() {
        ours.take(REGION, KEY);
        clock.pass(Duration.ofMinutes(3));

        assertThat(theirs.take(REGION, KEY)).isTrue();
    }

    @Test
    void a_lease_that_has_not_run_out_is_held_to_its_last_second() {
        ours.take(REGION, KEY);
        clock.pass(Duration.ofMinutes(2));

        assertThat(theirs.take(REGION, KEY)).isFalse();
    }

    @Test
    void whoever_is_late_does_not_give_back_what_another_holds_by_now() {
        ours.take(REGION, KEY);
        clock.pass(Duration.ofMinutes(3));
        theirs.take(REGION, KEY);

        ours.release(REGION, KEY);

        assertThat(ours.take(REGION, KEY)).isFalse();
    }

    @Test
    void of_two_that_find_it_free_at_once_one_gets_it() {
        records.rivalWritesFirst(() -> theirs.take(REGION, KEY));

        assertThat(ours.take(REGION, KEY)).isFalse();
    }

    @Test
    void of_two_that_find_it_run_out_at_once_one_gets_it() {
        theirs.take(REGION, KEY);
        clock.pass(Duration.ofMinutes(3));
        records.rivalWritesFirst(() -> theirs.take(REGION, KEY));

        assertThat(ours.take(REGION, KEY)).isFalse();
    }

    @Test
    void whoever_holds_a_lease_takes_it_again_for_a_full_term() {
        ours.take(REGION, KEY);
        clock.pass(Duration.ofSeconds(90));

        var again = ours.take(REGION, KEY);
        clock.pass(Duration.ofSeconds(90));

        assertThat(again).isTrue();
        assertThat(theirs.take(REGION, KEY)).isFalse();
    }

    @Test
    void a_lease_of_a_clock_that_was_hours_ahead_blocks_nobody() {
        var ahead = new SettableClock();
        ahead.pass(Duration.ofHours(2));
        new Leases(records, new Writer("ahead", "b"), ahead).take(REGION, KEY);

        assertThat(ours.take(REGION, KEY)).isTrue();
    }

    @Test
    void a_lease_of_a_clock_that_was_a_minute_ahead_is_held() {
        var ahead = new SettableClock();
        ahead.pass(Duration.ofMinutes(1));
        new Leases(records, new Writer("ahead", "b"), ahead).take(REGION, KEY);

        assertThat(ours.take(REGION, KEY)).isFalse();
    }

    @Test
    void a_lease_that_can_not_be_given_back_fails_no_step_and_lapses() {
        ours.take(REGION, KEY);
        records.rivalWritesFirst(() -> {
            throw new Crash("before the lease is given back");
        });

        ours.release(REGION, KEY);
        var soon = theirs.take(REGION, KEY);
        clock.pass(Duration.ofMinutes(3));

        assertThat(soon).isFalse();
        assertThat(theirs.take(REGION, KEY)).isTrue();
    }
}
