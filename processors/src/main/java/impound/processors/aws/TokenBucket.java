package impound.processors.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The calls of one kind that an account may still make in a region. Each takes a token, and time brings new ones. Where EC2 throttles
 * all the same, another process eats from the same rate: ours is halved then, and comes back little by little.
 */
final class TokenBucket {
    /** A thread may wait this long; a message that has to wait longer waits in its queue, where it holds up nobody. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** How much is kept for snapshots of new incidents, and for incidents that go first, in seconds of the rate. */
    private static final double KEPT_SECONDS = 2;

    /** A rate of nothing would never find out that the other process has ended. */
    private static final double LEAST = 1.0 / 16;

    /** From nothing to the full rate. Another process that is as patient takes as long to make room. */
    private static final double RECOVERY_SECONDS = 60;

    /** Calls under way are throttled together, and for one reason. */
    private static final Duration ONE_CAUSE = Duration.ofSeconds(1);

    private final CallKind kind;
    private double share = 1;
    private double tokens;
    private Instant at;
    private Instant cut = Instant.EPOCH;

    TokenBucket(CallKind kind, Instant now) {
        this.kind = kind;
        this.tokens = kind.burst();
        this.at = now;
    }

    /** How long a call that goes before others has to wait, or nothing where that is too long and it must not be made. */
    synchronized Optional<Duration> takeLast(Instant now) {
        return take(now, 0);
    }

    /** The same for any other call, which leaves a few tokens to those. */
    synchronized Optional<Duration> take(Instant now) {
        return take(now, Math.min(KEPT_SECONDS * rate(), kind.burst() * share / 2));
    }

    /** EC2 has refused a call: its bucket is empty, whatever we believe of it. */
    synchronized void throttled(Instant now) {
        refill(now);
        tokens = Math.min(tokens, 0);
        if (!cut.plus(ONE_CAUSE).isAfter(now)) {
            share = Math.max(LEAST, share / 2);
            cut = now;
        }
    }

    private Optional<Duration> take(Instant now, double keep) {
        refill(now);
        var missing = Math.max(0, keep + 1 - tokens);
        var wait = Duration.ofNanos((long) Math.ceil(missing / rate() * 1e9));
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return Optional.empty();
        }
        tokens--;
        return Optional.of(wait);
    }

    private void refill(Instant now) {
        if (now.isAfter(at)) {
            var seconds = Duration.between(at, now).toNanos() / 1e9;
            share = Math.min(1, share + seconds / RECOVERY_SECONDS);
            tokens = Math.min(Math.max(1, kind.burst() * share), tokens + seconds * rate());
            at = now;
        }
    }

    private double rate() {
        return kind.perSecond() * share;
    }
}
