package impound.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, until a test pushes it on: for a bound that nobody can wait for. */
final class PushedClock extends Clock {
    private final AtomicReference<Duration> pushed = new AtomicReference<>(Duration.ZERO);

    void push(Duration on) {
        pushed.accumulateAndGet(on, Duration::plus);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(pushed.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
