package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Snapshots;
import impound.processors.id.AccountId;
import impound.processors.id.SnapshotId;
import java.time.Clock;

/** Shows the source snapshot, or its copy under our key, to the security account, and to no other. */
public final class ShareSnapshot implements Stage {
    private final Snapshots snapshots;
    private final SnapshotWait wait;
    private final Detour detour;
    private final AccountId securityAccount;
    private final Clock clock;

    public ShareSnapshot(
            Snapshots snapshots, SnapshotWait wait, Detour detour, AccountId securityAccount, Clock clock) {
        this.snapshots = snapshots;
        this.wait = wait;
        this.detour = detour;
        this.securityAccount = securityAccount;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.SHARE;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var snapshot = Lineage.shared(evidence);
        var first = wait.on(snapshot, Scopes.monitored(evidence), evidence, name());
        return first.orElseGet(() -> shared(evidence, snapshot));
    }

    private Outcome shared(Evidence evidence, SnapshotId snapshot) {
        var act =
                snapshots.share(Scopes.monitored(evidence), snapshot, securityAccount); // asking twice changes nothing
        return act.isEmpty()
                ? detour.insteadOf(unshared(evidence, snapshot), evidence)
                : evidence.with(new Link.SnapshotShared(clock.instant(), act.get(), snapshot, securityAccount));
    }

    private static KeyRefused unshared(Evidence evidence, SnapshotId snapshot) {
        return KeyRefused.said(
                "snapshot " + snapshot,
                "it is under a key that can't be shared, " + evidence.volume().encryptionKey(),
                "See why the copy under the forensics key was not made");
    }
}
