package impound.processors.stage;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final SettableClock clock = new SettableClock();
    private final Patience patience = new Patience(Duration.ofMinutes(60), clock);

    @Test
    void the_first_wait_is_short_and_waits_grow_up_to_two_minutes() {
        var waits = waits(40);

        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(waits.get(10)).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(16));
        assertThat(waits.get(39)).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(144));
    }

    @Test
    void what_is_done_is_seen_after_a_fifth_of_its_time_at_the_latest() {
        var passed = Duration.ZERO;

        for (var wait : waits(60)) {
            assertThat(wait)
                    .as("look after %s", passed)
                    .isLessThanOrEqualTo(passed.dividedBy(5).plusSeconds(6));
            passed = passed.plus(wait);
        }
    }

    @Test
    void no_wait_is_more_than_a_fifth_above_its_step() {
        var waits = waits(60);

        for (int tries = 0; tries < waits.size(); tries++) {
            var step = Math.min(5000 * Math.pow(1.1, tries), 120_000);
            assertThat((double) waits.get(tries).toMillis()).isBetween(step - 1, step * 1.2);
        }
    }

    @Test
    void two_volumes_of_one_instance_do_not_look_at_the_same_moment() {
        var one = patience.notYet(Life.upTo(StageName.SHARE, ROOT), StageName.SHARE, "pending");
        var other = patience.notYet(Life.upTo(StageName.SHARE, DATA), StageName.SHARE, "pending");

        assertThat(one.delay()).isNotEqualTo(other.delay());
    }

    @Test
    void a_disk_gets_a_minute_more_for_each_gib() {
        assertThat(patience.deadline(0)).isEqualTo(Duration.ofMinutes(60));
        assertThat(patience.deadline(1000)).isEqualTo(Duration.ofMinutes(1060));
    }

    @Test
    void a_wait_goes_on_up_to_the_deadline_and_ends_after_it() {
        var waited = again(Life.upTo(StageName.SHARE, ROOT));

        clock.pass(Duration.ofMinutes(68));
        var last = again(waited);
        clock.pass(Duration.ofSeconds(1));

        assertThatThrownBy(() -> again(last))
                .isInstanceOf(DeadlinePassed.class)
                .hasMessageContaining("share: pending since 2026-03-01T10:00:00Z");
    }

    @Test
    void what_goes_on_is_waited_for_from_its_last_step() {
        var waited = again(Life.upTo(StageName.SHARE, ROOT));
        clock.pass(Duration.ofMinutes(60));
        var further = again(waited.seeing(StageName.SHARE, "half", clock.instant()));

        clock.pass(Duration.ofMinutes(68));
        var still = again(further);
        clock.pass(Duration.ofSeconds(1));

        assertThatThrownBy(() -> again(still))
                .isInstanceOf(DeadlinePassed.class)
                .hasMessageContaining("pending since 2026-03-01T11:00:00Z");
    }

    @Test
    void a_larger_disk_is_waited_for_longer() {
        var waited = again(Life.upTo(StageName.SHARE, DATA));

        clock.pass(Duration.ofMinutes(159));

        assertThat(again(waited).waiting().tries()).isEqualTo(2);
    }

    @Test
    void the_wait_of_an_earlier_stage_does_not_use_up_a_later_ones_time() {
        var waited = again(Life.upTo(StageName.SHARE, ROOT));
        clock.pass(Duration.ofHours(5));

        var later = patience.notYet(waited, StageName.RESTORE, "creating");

        assertThat(((Evidence) later.asked()).waiting().tries()).isEqualTo(1);
    }

    @Test
    void a_target_whose_size_nobody_knows_is_waited_for_as_long_as_a_disk_of_no_size() {
        var waited = (Assignment)
                patience.notYet(Assignment.of(INCIDENT, TARGET), "lease held").asked();
        clock.pass(Duration.ofMinutes(61));

        assertThatThrownBy(() -> patience.notYet(waited, "lease held")).isInstanceOf(DeadlinePassed.class);
    }

    private Evidence again(Evidence evidence) {
        return (Evidence) patience.notYet(evidence, StageName.SHARE, "pending").asked();
    }

    private List<Duration> waits(int times) {
        var waits = new ArrayList<Duration>();
        var huge = new SourceVolume(ROOT.id(), ROOT.instance(), "/dev/xvda", 16_384, "gp3", "");
        var evidence = Life.upTo(StageName.SHARE, huge);
        for (int i = 0; i < times; i++) {
            var notYet = patience.notYet(evidence, StageName.SHARE, "pending");
            waits.add(notYet.delay());
            evidence = (Evidence) notYet.asked();
        }
        return waits;
    }
}
