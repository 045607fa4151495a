package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.device.Slice;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void works_on_every_slice_in_order_before_it_is_finished() {
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        Lane lane = Lane.start("test", slice -> seen.add(slice.offset()), new Alarm(Duration.ofSeconds(20)));

        lane.send(slice(0));
        lane.send(slice(512));
        lane.finish();

        assertThat(seen).containsExactly(0L, 512L);
    }

    @Test
    void its_death_ends_the_waits_of_everybody_else() {
        Alarm alarm = new Alarm(Duration.ofMinutes(5));
        Lane dying = Lane.start(
                "dying",
                slice -> {
                    throw new StackOverflowError("too deep");
                },
                alarm);

        dying.send(slice(0));

        assertThatThrownBy(() -> alarm.await("something else that never comes", () -> {
                    alarm.check();
                    return null;
                }))
                .isInstanceOf(CollectorFailure.WorkerDied.class)
                .hasMessageContaining("dying")
                .hasMessageContaining("too deep");
    }

    @Test
    void what_never_comes_is_a_failure_that_says_what_it_was() {
        Alarm alarm = new Alarm(Duration.ZERO);

        assertThatThrownBy(() -> alarm.await("a free buffer", () -> null))
                .isInstanceOf(CollectorFailure.Stalled.class)
                .hasMessageContaining("a free buffer");
    }

    private static Slice slice(long offset) {
        return new Slice(offset, ByteBuffer.allocate(512), buffer -> {});
    }
}
