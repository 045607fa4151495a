package impound.processors.stage;

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
import impound.processors.id.SnapshotId;
import java.time.Clock;
import java.util.Optional;

/** The wait at the head of every stage that uses a snapshot. */
public final class SnapshotWait {
    private final Snapshots snapshots;
    private final SourceSnapshot source;
    private final Patience patience;
    private final Clock clock;

    public SnapshotWait(Snapshots snapshots, SourceSnapshot source, Patience patience, Clock clock) {
        this.snapshots = snapshots;
        this.source = source;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What comes first, or nothing once the snapshot can be used. One that is not seen was made or shared a moment ago, and is waited
     * for too. A source snapshot is whole once that is on record, and its owner is not asked for it again.
     *
     * @throws NotMade where it is in error, at the first look; a source snapshot is taken anew once
     * @throws SnapshotGone where it has been there, or should have been for long
     */
    Optional<Outcome> on(SnapshotId snapshot, Scope scope, Evidence evidence, StageName stage) {
        if (evidence.link(Link.SnapshotTaken.class).snapshot().equals(snapshot)) {
            var first = source.whole(evidence, stage);
            var isOwners = scope.account().equals(evidence.target().account());
            return first.isPresent() || isOwners ? first : look(snapshot, scope, evidence, stage);
        }
        return look(snapshot, scope, evidence, stage);
    }

    private Optional<Outcome> look(SnapshotId snapshot, Scope scope, Evidence evidence, StageName stage) {
        var state = snapshots.look(scope, snapshot);
        if (state.map(Snapshot::state).filter(State.ERROR::equals).isPresent()) {
            throw new NotMade("snapshot " + snapshot, state.get().stateMessage());
        }
        if (state.map(Snapshot::state).filter(State.COMPLETED::equals).isPresent()) {
            return Optional.empty();
        }
        if (state.isEmpty() && isGone(snapshot, scope, evidence)) {
            throw new SnapshotGone(snapshot, scope.account());
        }
        var why = state.isEmpty() ? " is not seen in account " + scope.account() : " is not completed";
        return Optional.of(patience.notYet(evidence, stage, "snapshot " + snapshot + why));
    }

    /** Its owner was told when EC2 made a copy; what was shared is seen when it is seen. */
    private boolean isGone(SnapshotId snapshot, Scope scope, Evidence evidence) {
        return evidence.chain().all(Link.SnapshotCopied.class).stream()
                .filter(copied ->
                        copied.snapshot().equals(snapshot) && copied.owner().equals(scope.account()))
                .anyMatch(copied -> !Adoption.mayStillAppear(copied.at(), clock));
    }
}
