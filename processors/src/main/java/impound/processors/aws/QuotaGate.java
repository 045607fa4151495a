package impound.processors.aws;

import java.time.Duration;
import java.time.Instant;

/**
 * What an account has as much of in a region as it may have. Once EC2 has said so, one call at a time finds out whether there is room
 * again; all that wait for it would only burn calls. While one waits that goes first, none of the others finds out: what becomes free is
 * for that one.
 */
final class QuotaGate {
    /** A full quota of copies has room again every few seconds: each takes half a minute and more, and there are twenty. */
    static final Duration CLOSED = Duration.ofSeconds(5);

    /** A message that has waited for long comes every two minutes and a half; so long after it came, others hold back. */
    static final Duration HELD_FREE = Duration.ofSeconds(150);

    /** So long after the last refusal nobody has to take turns any more. */
    private static final Duration STRAINED = Duration.ofMinutes(1);

    /** Whoever was let in and has not come back by then never will. */
    private static final Duration LOST = Duration.ofMinutes(1);

    private Instant refused = Instant.EPOCH;
    private Instant probing = Instant.EPOCH;
    private Instant firstCame = Instant.EPOCH;

    /** Whether there may not be enough for all; where there is, nobody need ask who goes first. */
    synchronized boolean isStrained(Instant now) {
        return isTakingTurns(now) || isHeldFree(now);
    }

    /** Whether this call may be made now; the caller comes back with {@link #refused} or {@link #left}. */
    synchronized boolean enter(Instant now) {
        return !isHeldFree(now) && probe(now);
    }

    /** The same for a call that goes before others; those hold back until it has come again, if it may not be made now. */
    synchronized boolean enterFirst(Instant now) {
        var isLetIn = probe(now);
        if (!isLetIn) {
            firstCame = now;
        }
        return isLetIn;
    }

    synchronized void refused(Instant now) {
        refused = now;
        probing = Instant.EPOCH;
    }

    /** The same of a call that goes before others. */
    synchronized void refusedFirst(Instant now) {
        refused(now);
        firstCame = now;
    }

    /** The call is over, and the quota was not what it failed for, if it did. */
    synchronized void left() {
        probing = Instant.EPOCH;
    }

    private boolean probe(Instant now) {
        if (!isTakingTurns(now)) {
            return true;
        }
        if (refused.plus(CLOSED).isAfter(now) || probing.plus(LOST).isAfter(now)) {
            return false;
        }
        probing = now;
        return true;
    }

    private boolean isTakingTurns(Instant now) {
        return refused.plus(STRAINED).isAfter(now);
    }

    private boolean isHeldFree(Instant now) {
        return firstCame.plus(HELD_FREE).isAfter(now);
    }
}
