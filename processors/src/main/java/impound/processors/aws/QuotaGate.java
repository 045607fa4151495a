package impound.processors.aws;

import java.time.Duration;
import java.time.Instant;

/**
 * What an account has as much of in a region as it may have. Once EC2 has said so, one call at a time finds out whether there is room
 * again; all that wait for it would only burn calls.
 */
final class QuotaGate {
    /** A full quota of copies has room again every few seconds: each takes half a minute and more, and there are twenty. */
    static final Duration CLOSED = Duration.ofSeconds(5);

    /** So long after the last refusal nobody has to take turns any more. */
    private static final Duration STRAINED = Duration.ofMinutes(1);

    /** Whoever was let in and has not come back by then never will. */
    private static final Duration LOST = Duration.ofMinutes(1);

    private Instant refused = Instant.EPOCH;
    private Instant probing = Instant.EPOCH;

    /** Whether this call may be made now; the caller comes back with {@link #refused} or {@link #left}. */
    synchronized boolean enter(Instant now) {
        if (!refused.plus(STRAINED).isAfter(now)) {
            return true;
        }
        if (refused.plus(CLOSED).isAfter(now) || probing.plus(LOST).isAfter(now)) {
            return false;
        }
        probing = now;
        return true;
    }

    synchronized void refused(Instant now) {
        refused = now;
        probing = Instant.EPOCH;
    }

    /** The call is over, and the quota was not what it failed for, if it did. */
    synchronized void left() {
        probing = Instant.EPOCH;
    }
}
