package impound.processors.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final World world = new World();
    private final Rounds rounds = new Rounds(world.records, world.settings, world.clock);

    @Test
    void the_first_round_is_due_a_period_after_somebody_asked_and_then_each_period_once() {
        assertThat(rounds.beginIfDue()).isFalse();
        world.clock.pass(Duration.ofHours(6).minusSeconds(1));
        assertThat(rounds.beginIfDue()).isFalse();
        world.clock.pass(Duration.ofSeconds(1));

        assertThat(rounds.beginIfDue()).isTrue();
        assertThat(rounds.beginIfDue()).isFalse();
    }

    @Test
    void of_two_processes_one_makes_the_round() {
        rounds.beginIfDue();
        world.clock.pass(Duration.ofHours(6));
        var another = new Rounds(world.records, world.settings, world.clock);
        world.records.rivalWritesFirst(another::beginIfDue);

        assertThat(rounds.beginIfDue()).isFalse();
    }
}
