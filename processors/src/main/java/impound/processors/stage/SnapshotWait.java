package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.SnapshotId;
import java.util.Optional;

/** The wait at the head of every stage that uses a snapshot. */
public final class SnapshotWait {
    private final Snapshots snapshots;
    private final Patience patience;

    public SnapshotWait(Snapshots snapshots, Patience patience) {
        this.snapshots = snapshots;
        this.patience = patience;
    }

    /**
     * What comes first, or nothing once the snapshot can be used. One that is not seen was made or shared a moment ago, and is waited for too.
     *
     * @throws NotMade where it is in error, at the first look
     */
    Optional<Outcome> on(SnapshotId snapshot, Scope scope, Evidence evidence, StageName stage) {
        var state = snapshots.find(scope, snapshot);
        if (state.map(Snapshot::state).filter(State.ERROR::equals).isPresent()) {
            throw new NotMade("snapshot " + snapshot, state.get().stateMessage());
        }
        if (state.map(Snapshot::state).filter(State.COMPLETED::equals).isPresent()) {
            return Optional.empty();
        }
        var why = state.isEmpty() ? " is not seen in account " + scope.account() : " is not completed";
        return Optional.of(patience.notYet(evidence, stage, "snapshot " + snapshot + why));
    }
}
