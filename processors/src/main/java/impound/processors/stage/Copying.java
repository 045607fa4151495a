package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.CollectionFailure.SnapshotGone;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import java.time.Clock;
import java.util.Optional;

/**
 * A copy on its way. EC2 accepts the order for one under a key that somebody may not use, and tells it in the copy's
 * state message (EC2 User Guide, Copy an Amazon EBS snapshot).
 */
public final class Copying {
    private final Snapshots snapshots;
    private final Detour detour;
    private final Patience patience;
    private final Clock clock;

    public Copying(Snapshots snapshots, Detour detour, Patience patience, Clock clock) {
        this.snapshots = snapshots;
        this.detour = detour;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What comes first, or nothing once the copy is whole and under the key that it was ordered under.
     *
     * @throws KeyRefused where a key was the trouble, and there is no other way
     * @throws NotMade where it is in error for another reason
     * @throws SnapshotGone where somebody has deleted it
     * @throws IntegrityViolated where it is under another key
     */
    Optional<Outcome> on(Link.SnapshotCopied copied, Scope scope, Evidence evidence, StageName stage) {
        var copy = snapshots.look(scope, copied.snapshot());
        if (isIn(State.ERROR, copy)) {
            return Optional.of(inError(copied, copy.get().stateMessage(), evidence));
        }
        if (copy.isEmpty() && !Adoption.mayStillAppear(copied.at(), clock)) {
            throw new SnapshotGone(copied.snapshot(), copied.owner());
        }
        if (!isIn(State.COMPLETED, copy)) {
            var why = copy.isEmpty() ? " is not seen in account " + scope.account() : " is not completed";
            return Optional.of(patience.notYet(evidence, stage, "snapshot " + copied.snapshot() + why));
        }
        var key = copy.get().encryptionKey();
        if (!key.equals(copied.key().value())) {
            throw new IntegrityViolated(
                    "key of " + copied.snapshot(), copied.key().value(), key);
        }
        return Optional.empty();
    }

    private Outcome inError(Link.SnapshotCopied copied, String stateMessage, Evidence evidence) {
        if (!KeyRights.isTheTrouble(stateMessage)) {
            throw new NotMade("snapshot " + copied.snapshot(), stateMessage);
        }
        var what = "copy %s of %s".formatted(copied.snapshot(), copied.source());
        return detour.insteadOf(
                KeyRefused.said(what, stateMessage, KeyRights.needed(evidence, copied.owner(), copied.key())),
                evidence);
    }

    private static boolean isIn(State state, Optional<Snapshot> snapshot) {
        return snapshot.map(Snapshot::state).filter(state::equals).isPresent();
    }
}
