package impound.processors.notice;

import impound.processors.custody.Custody;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.evidence.TargetStopped;
import java.util.List;

/** Tells people what a message that comes to {@code completed} brings: a final failure, or that an instance may be terminated. */
public final class TellOfArrival {
    private final TellOfInstance instances;
    private final TellOfFailure failures;
    private final Custody custody;

    public TellOfArrival(TellOfInstance instances, TellOfFailure failures, Custody custody) {
        this.instances = instances;
        this.failures = failures;
        this.custody = custody;
    }

    /** The message as it came. What is told is what the bucket says, not what the message believes. */
    public Message tell(Message message) {
        if (message instanceof TargetStopped stopped) {
            var chain = custody.read(
                    stopped.region(), stopped.incident(), stopped.target().id());
            failures.stopped(stopped.incident(), stopped.target(), chain);
        } else if (message instanceof Evidence evidence && isDue(evidence)) {
            var current = custody.current(evidence);
            failures.stopped(current);
            instances.mayTerminate(current.incident(), current.target(), List.of(current));
        }
        return message;
    }

    /** The other volumes are looked at only for a message that can change what is to be said of their instance. */
    private static boolean isDue(Evidence evidence) {
        if (evidence.chain().isEmpty()) {
            return false;
        }
        var newest = evidence.chain().last().link();
        return newest instanceof Link.SnapshotCompleted || newest instanceof Link.CollectionStopped;
    }
}
