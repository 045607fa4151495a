package impound.processors.failure;

import impound.processors.Wire;
import impound.processors.custody.Custody;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Onward;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.stage.Patience;
import java.time.Clock;
import java.util.Optional;

/** Puts on record why a volume's collection stopped, and sends it to its end: nothing vanishes, and the others go on. */
public final class StopCollection {
    private final Custody custody;
    private final Patience patience;
    private final Clock clock;

    public StopCollection(Custody custody, Patience patience, Clock clock) {
        this.custody = custody;
        this.patience = patience;
        this.clock = clock;
    }

    /** What is sent on for a message that failed for good; nothing where it is about no volume and no target. */
    public Optional<Onward> stop(String text, CollectionFailure failure) {
        var message = Wire.readMessage(text);
        if (message instanceof Evidence evidence) {
            return Optional.of(stopped(evidence, failure));
        }
        if (message instanceof Assignment assignment) {
            return Optional.of(custody.write(TargetStopped.of(assignment, why(StageName.SNAPSHOT, failure))));
        }
        return Optional.empty();
    }

    /**
     * The same message, to be tried again later; the wait is on record like any other.
     *
     * @throws CollectionFailure.DeadlinePassed where it has been tried for too long
     */
    public Optional<Onward> later(String text, Throwable thrown) {
        var message = Wire.readMessage(text);
        if (message instanceof Evidence evidence) {
            var current = custody.current(evidence);
            return Optional.of(patience.notYet(current, current.next(), String.valueOf(thrown.getMessage())));
        }
        if (message instanceof Assignment assignment) {
            return Optional.of(patience.notYet(assignment, String.valueOf(thrown.getMessage())));
        }
        return Optional.empty();
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
