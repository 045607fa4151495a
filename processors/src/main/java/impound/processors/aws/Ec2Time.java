package impound.processors.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Time as EC2's rates of calls count it. Where an account may make so many times more calls than AWS allows by default, its seconds are
 * shorter by as much, and all that is said of rates can be said in AWS's own numbers.
 */
public final class Ec2Time extends Clock {
    private final Clock clock;
    private final int rate;
    private final Instant start;

    /** @param rate how many times AWS's default rates */
    public Ec2Time(Clock clock, int rate) {
        this.clock = clock;
        this.rate = rate;
        this.start = clock.instant();
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.between(start, clock.instant()).multipliedBy(rate));
    }

    /** How long so much of EC2's time takes. */
    public Duration byTheClock(Duration time) {
        return time.dividedBy(rate);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Ec2Time(clock.withZone(zone), rate);
    }
}
