package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.NotSupported;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Snapshots;
import impound.processors.id.AccountId;
import java.time.Clock;

/** Shows the source snapshot to the security account, and to no other. */
public final class ShareSnapshot implements Stage {
    private final Snapshots snapshots;
    private final SnapshotWait wait;
    private final AccountId securityAccount;
    private final Clock clock;

    public ShareSnapshot(Snapshots snapshots, SnapshotWait wait, AccountId securityAccount, Clock clock) {
        this.snapshots = snapshots;
        this.wait = wait;
        this.securityAccount = securityAccount;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.SHARE;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var snapshot = evidence.link(Link.SnapshotTaken.class).snapshot();
        var key = evidence.volume().encryptionKey();
        if (!key.isEmpty()) {
            throw new NotSupported(
                    "%s is encrypted under %s".formatted(evidence.volume().id(), key));
        }
        var scope = Scopes.monitored(evidence);
        var notYet = wait.on(snapshot, scope, evidence, name());
        if (notYet.isPresent()) {
            return notYet.get();
        }
        var act = snapshots.share(scope, snapshot, securityAccount); // asking twice changes nothing
        return evidence.with(new Link.SnapshotShared(clock.instant(), act, snapshot, securityAccount));
    }
}
