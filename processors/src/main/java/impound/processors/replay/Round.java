package impound.processors.replay;

import impound.processors.failure.Parked;
import java.util.HashSet;
import java.util.Set;

/**
 * One replay of many things. What is parked more than once, such as a target and each of its volumes, is sent on its way
 * once.
 */
public final class Round {
    private final Replay replay;
    private final Cause cause;
    private final Set<String> sent = new HashSet<>();

    public Round(Replay replay, Cause cause) {
        this.replay = replay;
        this.cause = cause;
    }

    /** Does what is to be done with it, and answers what was done. */
    public Plan run(Parked parked) {
        var name = parked.incident() + "/" + parked.about();
        if (!parked.about().isEmpty() && sent.contains(name)) {
            return replay.drop(parked);
        }
        var plan = replay.run(parked, cause);
        sent.add(name);
        if (plan instanceof Plan.TargetGoesOn target) {
            target.volumes()
                    .forEach(evidence ->
                            sent.add(parked.incident() + "/" + evidence.volume().id()));
        }
        return plan;
    }
}
