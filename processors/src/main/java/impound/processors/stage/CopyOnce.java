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
            var place = WorkKeys.intent(evidence.subject(), stage, evidence.attempt());
            var intent = intents.find(region, place);
            return intent.isEmpty()
                    ? copied(evidence, stage, scope, source, key, place)
                    : found(evidence, stage, scope, source, key, intent.get());
        } finally {
            leases.release(region, lease);
        }
    }

    private Outcome copied(
            Evidence evidence, StageName stage, Scope scope, SnapshotId source, KeyArn key, String place) {
        var tags = Tags.of(evidence, stage);
        var made = intents.call(
                evidence.region(),
                place,
                intent -> snapshots.copy(scope, source, key, Adoption.description(evidence.incident(), intent), tags));
        return evidence.with(new Link.SnapshotCopied(clock.instant(), made.act(), made.value(), source, key));
    }

    /** An earlier call has no answer on record: its copy is there, may still appear, or was never made. */
    private Outcome found(
            Evidence evidence, StageName stage, Scope scope, SnapshotId source, KeyArn key, Intent intent) {
        var there = snapshots.tagged(scope, Tags.of(evidence, stage));
        if (!there.isEmpty()) {
            var copy = Adoption.checked(there.get(0), scope, evidence.volume().gib(), intent);
            return evidence.with(
                    new Link.SnapshotCopied(clock.instant(), Adoption.act(scope, intent), copy.id(), source, key));
        }
        return Adoption.mayStillAppear(intent, clock)
                ? patience.notYet(evidence, stage, "an earlier call may have made the copy")
                : copied(
                        evidence,
                        stage,
                        scope,
                        source,
                        key,
                        WorkKeys.intent(evidence.subject(), stage, evidence.attempt()));
    }
}
