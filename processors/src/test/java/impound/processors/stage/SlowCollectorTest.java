package impound.processors.stage;

import static impound.processors.fakes.Ids.COLLECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.CollectorGivenUp;
import impound.processors.evidence.NotYet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A collector that goes on and on: as long as its pace brings it to an end it is waited for, since the next one would not be faster. */
class SlowCollectorTest {
    private final CollectorAtWork collector = new CollectorAtWork();
    private long read;

    @Test
    void a_slow_collector_that_will_come_to_its_end_is_waited_for_long_past_the_deadline_of_its_disk() {
        var reading = reads(512 << 20, Duration.ofHours(8));

        assertThat(reading.find(CollectorGivenUp.class)).isEmpty();
        assertThat(reading.waiting().tries()).isGreaterThan(200);
    }

    @Test
    void a_collector_that_would_take_more_than_eight_times_as_long_as_its_disk_explains_is_given_up() {
        var reading = reads(300 << 20, Duration.ofMinutes(70));

        assertThat(reading.link(CollectorGivenUp.class).reason()).isEqualTo("COLLECTOR_SLOW");
        assertThat(reading.link(CollectorGivenUp.class).why())
                .contains(COLLECTOR.value(), "within PT9H4M", "of 8589934592 bytes", "after PT1H10M");
    }

    @Test
    void however_long_it_goes_on_there_is_an_end_to_it() {
        var most = CollectorBounds.most(collector.world.patience.deadline(8));
        var half = reads(512 << 20, Duration.ofHours(4));

        var crawling = reads(half, 1, most.minusHours(4));

        assertThat(crawling.link(CollectorGivenUp.class).reason()).isEqualTo("COLLECTOR_SLOW");
    }

    @Test
    void a_collector_that_begins_anew_after_a_reboot_is_judged_from_then_on() {
        var half = reads(2 << 29, Duration.ofMinutes(70));
        read = 0;
        collector.saysReady(half);

        var again = reads(half, 512 << 20, Duration.ofHours(2));

        assertThat(half.find(CollectorGivenUp.class)).isEmpty();
        assertThat(again.find(CollectorGivenUp.class)).isEmpty();
    }

    @Test
    void before_the_disks_own_deadline_a_slow_beginning_says_nothing() {
        var reading = reads(1, Duration.ofMinutes(60));

        assertThat(reading.find(CollectorGivenUp.class)).isEmpty();
    }

    /** A message in SQS is kept out of sight for twelve hours at the most (case C-098): none is, each look is a message of its own. */
    @Test
    void however_long_a_disk_is_read_it_is_waited_for_by_looks_of_minutes() {
        var reading = reads(512 << 20, Duration.ofHours(8));

        var look = collector.look(reading);

        assertThat(look).isInstanceOfSatisfying(NotYet.class, wait -> assertThat(wait.delay())
                .isLessThan(Duration.ofMinutes(3)));
    }

    /** A collector that reads so many bytes in each half hour, and is looked at every other minute. */
    private Evidence reads(long bytes, Duration time) {
        return reads(collector.reading(), bytes, time);
    }

    private Evidence reads(Evidence from, long bytes, Duration time) {
        var reading = from;
        for (var passed = Duration.ZERO;
                passed.compareTo(time) < 0
                        && reading.find(CollectorGivenUp.class).isEmpty();
                passed = passed.plusMinutes(2)) {
            if (passed.toMinutes() % 30 == 0) {
                read += bytes;
                collector.saysProgress(reading, read);
            }
            reading = collector.lookedFor(Duration.ofMinutes(2), reading);
        }
        return reading.find(CollectorGivenUp.class).isEmpty() ? collector.looked(reading) : reading;
    }
}
