package impound.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * A clock that goes faster than the wall's since a moment, and the same in every process that is told both.
 *
 * @param origin in milliseconds since the epoch
 */
record FastClock(long origin, int factor) {
    static FastClock from(Clock wall, int factor) {
        return new FastClock(wall.millis(), factor);
    }

    Instant now() {
        return Instant.ofEpochMilli(origin)
                .plus(Duration.ofMillis(Clock.systemUTC().millis() - origin).multipliedBy(factor));
    }

    Clock clock() {
        InstantSource source = this::now;
        return source.withZone(ZoneOffset.UTC);
    }
}
