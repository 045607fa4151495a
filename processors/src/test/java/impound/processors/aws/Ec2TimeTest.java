package impound.processors.aws;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class Ec2TimeTest {
    private final SettableClock clock = new SettableClock();

    @Test
    void with_twice_the_rate_a_second_has_two() {
        var time = new Ec2Time(clock, 2);
        var before = time.instant();

        clock.pass(Duration.ofSeconds(3));

        assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void with_four_times_the_rate_a_second_takes_a_quarter_of_one() {
        var time = new Ec2Time(clock, 4);

        assertThat(time.byTheClock(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(250));
    }
}
