package impound.processors.stage;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How long and how often what AWS does by itself is waited for. No thread waits: the message does. Of what tells how far it
 * is the wait begins anew whenever it is further; how long that may go on is for its stage to say.
 */
public final class Patience {
    /** A snapshot of a small disk takes a minute: looking more often would not find it done sooner. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** So that a look comes at most about a tenth too late: of a minute's wait six seconds, of an hour's the longest step. */
    private static final double GROWTH = 1.1;
    /** Spreads looks that began at the same moment over a fifth of the wait. */
    private static final double JITTER = 0.2;

    private final Duration base;
    private final Clock clock;

    /** @param base how long a wait may last for a disk of no size */
    public Patience(Duration base, Clock clock) {
        this.base = base;
        this.clock = clock;
    }

    /**
     * Looks again later.
     *
     * @throws DeadlinePassed where the disk's size explains the wait no more
     */
    public NotYet notYet(Evidence evidence, StageName stage, String reason) {
        var waiting = evidence.waitingAt(stage);
        if (isOver(waiting, evidence.volume().gib())) {
            throw new DeadlinePassed(
                    "%s at %s: %s since %s".formatted(evidence.subject(), stage.text(), reason, waiting.idleSince()));
        }
        return evidence.notYet(stage, reason, clock.instant(), wait(waiting.tries(), evidence.subject()));
    }

    /** Looks again later at a target whose size nobody knows yet. */
    public NotYet notYet(Assignment assignment, String reason) {
        var waiting = assignment.waiting();
        if (isOver(waiting, 0)) {
            throw new DeadlinePassed("%s: %s since %s".formatted(assignment.subject(), reason, waiting.since()));
        }
        return assignment.notYet(reason, clock.instant(), wait(waiting.tries(), assignment.subject()));
    }

    /**
     * Looks again later at a target of which a part is not seen: not at all once it was first missed this long ago. What else
     * was waited for before that does not count.
     *
     * @param seen what of it is seen, the same at each look that misses the same
     */
    Optional<NotYet> briefly(Assignment assignment, String seen, String reason, Duration longest) {
        var missing = assignment.seeing(seen, clock.instant());
        return missing.waiting().seenSince().plus(longest).isAfter(clock.instant())
                ? Optional.of(notYet(missing, reason))
                : Optional.empty();
    }

    /** How long one wait may last: a first snapshot of a large disk takes hours, 1 minute a GiB is more than any took. */
    public Duration deadline(int gib) {
        return base.plusMinutes(gib);
    }

    private boolean isOver(Waiting waiting, int gib) {
        return waiting.tries() > 0 && waiting.idleSince().plus(deadline(gib)).isBefore(clock.instant());
    }

    private static Duration wait(int tries, String subject) {
        var millis = Math.min(FIRST.toMillis() * Math.pow(GROWTH, Math.min(tries, 100)), LONGEST.toMillis());
        var spread = Math.floorMod((subject + tries).hashCode(), 1000) / 1000.0 * JITTER;
        return Duration.ofMillis((long) (millis * (1 + spread)));
    }
}
