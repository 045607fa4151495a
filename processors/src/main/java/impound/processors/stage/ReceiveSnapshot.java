package impound.processors.stage;

import impound.processors.custody.Intents;
import impound.processors.custody.Leases;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Makes the copy that is kept: owned by the security account, under the forensics key, locked for the retention time. */
public final class ReceiveSnapshot implements Stage {
    private final Snapshots snapshots;
    private final SnapshotWait wait;
    private final CopyOnce copies;
    private final Settings settings;
    private final Clock clock;

    public ReceiveSnapshot(
            Gateways aws,
            SnapshotWait wait,
            Leases leases,
            Intents intents,
            Settings settings,
            Patience patience,
            Clock clock) {
        this.snapshots = aws.snapshots();
        this.wait = wait;
        this.copies = new CopyOnce(aws.snapshots(), leases, intents, patience, clock);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.RECEIVE;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var copied = evidence.findSinceBegun(name(), Link.SnapshotCopied.class);
        return copied.isEmpty() ? copied(evidence) : received(evidence, copied.get());
    }

    private Outcome copied(Evidence evidence) {
        var source = evidence.link(Link.SnapshotTaken.class).snapshot();
        var scope = Scopes.security(evidence, settings);
        var notYet = wait.on(source, scope, evidence, name());
        if (notYet.isPresent()) {
            return notYet.get();
        }
        var key = settings.in(evidence.target().region()).forensicsKey();
        return copies.copy(evidence, name(), scope, source, key);
    }

    private Outcome received(Evidence evidence, Link.SnapshotCopied copied) {
        var scope = Scopes.security(evidence, settings);
        var notYet = wait.on(copied.snapshot(), scope, evidence, name());
        if (notYet.isPresent()) {
            return notYet.get();
        }
        var key = snapshots
                .find(scope, copied.snapshot())
                .map(Snapshot::encryptionKey)
                .orElse("no snapshot");
        if (!key.equals(copied.key().value())) {
            throw new IntegrityViolated(
                    "key of " + copied.snapshot(), copied.key().value(), key);
        }
        var locks = settings.locks();
        var lock = snapshots.lock(scope, copied.snapshot(), locks.receivedMode(), locks.receivedDays());
        return evidence.with(new Link.SnapshotReceived(
                clock.instant(),
                lock.act(),
                copied.snapshot(),
                key,
                lock.value().mode(),
                lock.value().until()));
    }
}
