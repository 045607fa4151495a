package impound.processors.stage;

import impound.processors.custody.Intents;
import impound.processors.custody.Intents.Intent;
import impound.processors.custody.Leases;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Tags;
import impound.processors.id.KeyArn;
import impound.processors.id.SnapshotId;
import java.time.Clock;
import java.util.List;

/** Copies a snapshot once, although CopySnapshot has no client token: a lease, an intent, and a look by tag before the call. */
final class CopyOnce {
    private final Snapshots snapshots;
    private final Leases leases;
    private final Intents intents;
    private final Patience patience;
    private final Clock clock;

    CopyOnce(Snapshots snapshots, Leases leases, Intents intents, Patience patience, Clock clock) {
        this.snapshots = snapshots;
        this.leases = leases;
        this.intents = intents;
        this.patience = patience;
        this.clock = clock;
    }

    Outcome copy(Evidence evidence, StageName stage, Scope scope, SnapshotId source, KeyArn key) {
        var region = evidence.target().region();
        var lease = WorkKeys.lease(evidence.subject(), stage);
        if (!leases.take(region, lease)) {
            return patience.notYet(evidence, stage, "another process copies " + source);
        }
        try {
            var intent = intents.of(region, WorkKeys.intent(evidence.subject(), stage, evidence.attempt()));
            return made(evidence, stage, scope, source, key, intent);
        } finally {
            leases.release(region, lease);
        }
    }

    private Outcome made(
            Evidence evidence, StageName stage, Scope scope, SnapshotId source, KeyArn key, Intent intent) {
        var tags = Tags.of(evidence, stage);
        var there = intent.fresh() ? List.<Snapshots.Snapshot>of() : snapshots.tagged(scope, tags);
        if (there.isEmpty() && Adoption.mayStillAppear(intent, clock)) {
            return patience.notYet(evidence, stage, "an earlier call may have made the copy");
        }
        if (there.isEmpty()) {
            var made = snapshots.copy(scope, source, key, Adoption.description(evidence.incident(), intent), tags);
            return evidence.with(new Link.SnapshotCopied(clock.instant(), made.act(), made.value(), source, key));
        }
        var copy = Adoption.checked(there.get(0), scope, evidence, intent);
        return evidence.with(
                new Link.SnapshotCopied(clock.instant(), Adoption.act(scope, intent), copy.id(), source, key));
    }
}
