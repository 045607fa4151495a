package impound.processors.failure;

import impound.processors.Wire;
import impound.processors.custody.Custody;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Onward;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.stage.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Puts on record why a volume's collection stopped, and sends it to its end: nothing vanishes, and the others go on. */
public final class StopCollection {
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Custody custody;
    private final Patience patience;
    private final Clock clock;

    public StopCollection(Custody custody, Patience patience, Clock clock) {
        this.custody = custody;
        this.patience = patience;
        this.clock = clock;
    }

    /** What is sent on for a message that failed for good; nothing where it is about no volume and no target. */
    public List<Onward> stop(String text, Throwable thrown) {
        var failure = Answers.failure(thrown)
                .orElseThrow(() -> new IllegalArgumentException("only what is final stops a collection", thrown));
        if (failure instanceof Rejected rejected && rejected.isUnreadable()) {
            return List.of();
        }
        var message = Wire.readMessage(text);
        if (message instanceof Evidence evidence) {
            return List.of(stopped(evidence, failure));
        }
        if (message instanceof Assignment assignment) {
            return List.of(custody.write(TargetStopped.of(assignment, why(StageName.SNAPSHOT, failure))));
        }
        return List.of(new NotYet(message, StageName.COMPLETED, NotYet.LONGEST));
    }

    /**
     * The same message, to be tried again later; the wait is on record like any other.
     *
     * @throws CollectionFailure.DeadlinePassed where it has been tried for too long
     */
    public Onward later(String text, Throwable thrown) {
        var message = Wire.readMessage(text);
        var why = String.valueOf(thrown.getMessage());
        if (message instanceof Evidence evidence) {
            var current = custody.current(evidence);
            return patience.notYet(current, current.next(), why);
        }
        return message instanceof Assignment assignment
                ? patience.notYet(assignment, why)
                : new NotYet(message, StageName.COMPLETED, LATER);
    }

    /** On the chain as the bucket has it, whatever the message believed: a message that lies must not keep it from being said. */
    private Onward stopped(Evidence evidence, CollectionFailure failure) {
        var chain = custody.read(
                evidence.region(), evidence.incident(), evidence.volume().id().value());
        var current = evidence.with(chain);
        if (current.stopped().isPresent()) {
            return current;
        }
        return custody.write(current.with(why(current.next(), failure)));
    }

    private Link.CollectionStopped why(StageName stage, CollectionFailure failure) {
        return new Link.CollectionStopped(
                clock.instant(), stage, failure.reason(), failure.getMessage(), failure.advice());
    }
}
