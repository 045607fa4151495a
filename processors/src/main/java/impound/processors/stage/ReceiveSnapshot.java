package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Snapshots;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Makes the copy that is kept: owned by the security account, under the forensics key, locked for the retention time. */
public final class ReceiveSnapshot implements Stage {
    private final Snapshots snapshots;
    private final SnapshotWait wait;
    private final CopyOnce copies;
    private final Copying copying;
    private final Settings settings;
    private final Clock clock;

    public ReceiveSnapshot(
            Snapshots snapshots, SnapshotWait wait, CopyOnce copies, Copying copying, Settings settings, Clock clock) {
        this.snapshots = snapshots;
        this.wait = wait;
        this.copies = copies;
        this.copying = copying;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.RECEIVE;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        // the re-encrypted snapshot is a copy too, and another account's
        var copied = evidence.findSinceBegun(name(), Link.SnapshotCopied.class)
                .filter(copy -> copy.owner().equals(settings.securityAccount()));
        return copied.isEmpty() ? copy(evidence) : received(evidence, copied.get());
    }

    private Outcome copy(Evidence evidence) {
        var source = Lineage.shared(evidence);
        var scope = Scopes.security(evidence, settings);
        var first = wait.on(source, scope, evidence, name());
        var key = settings.in(evidence.region()).forensicsKey();
        return first.orElseGet(() -> copies.copy(new CopyOnce.Wish(evidence, name(), scope, source, key)));
    }

    private Outcome received(Evidence evidence, Link.SnapshotCopied copied) {
        var first = copying.on(copied, Scopes.security(evidence, settings), evidence, name());
        return first.orElseGet(() -> evidence.with(locked(evidence, copied)));
    }

    private Link locked(Evidence evidence, Link.SnapshotCopied copied) {
        var locks = settings.locks();
        var lock = snapshots
                .lock(
                        Scopes.security(evidence, settings),
                        copied.snapshot(),
                        locks.receivedMode(),
                        locks.receivedDays())
                .orElseThrow(() -> new NotMade("snapshot " + copied.snapshot(), "in error after it was completed"));
        return new Link.SnapshotReceived(
                clock.instant(),
                lock.act(),
                copied.snapshot(),
                copied.key().value(),
                lock.value().mode(),
                lock.value().until());
    }
}
