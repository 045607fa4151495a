package impound.processors.completion;

import impound.processors.evidence.Act;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.settings.Settings;
import impound.processors.stage.Patience;
import java.time.Clock;

/**
 * Removes what was made only for the work, one thing and one link at a step: the collector, the restored volume, and the
 * share once the received snapshot is there. After a final failure the share stays, since a replay needs it.
 */
public final class Retire {
    private final Gateways aws;
    private final Settings settings;
    private final Patience patience;
    private final Clock clock;

    public Retire(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.aws = aws;
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    /** One step; evidence that is still on its way, or of which nothing is left to remove, comes back as it is. */
    public Outcome advance(Evidence evidence) {
        if (evidence.next() != StageName.COMPLETED) {
            return evidence;
        }
        if (isDue(evidence, Link.CollectorLaunched.class, Link.CollectorTerminated.class)) {
            return terminated(evidence);
        }
        if (isDue(evidence, Link.VolumeCreated.class, Link.RestoredVolumeDeleted.class)) {
            return deleted(evidence);
        }
        var received = evidence.find(Link.SnapshotReceived.class).isPresent();
        return received && isDue(evidence, Link.SnapshotShared.class, Link.ShareWithdrawn.class)
                ? withdrawn(evidence)
                : evidence;
    }

    /** Whether this step left something to write or to wait for. */
    public static boolean isOngoing(Outcome step) {
        return !(step instanceof Evidence evidence) || evidence.chain().hasUnwritten();
    }

    private static boolean isDue(Evidence evidence, Class<? extends Link> made, Class<? extends Link> removed) {
        return evidence.chain().all(made).size() > evidence.chain().all(removed).size();
    }

    private Outcome terminated(Evidence evidence) {
        var collector = evidence.link(Link.CollectorLaunched.class).collector();
        var scope = security(evidence);
        var act = aws.collectors().find(scope, collector).isPresent()
                ? aws.collectors().terminate(scope, collector)
                : Act.found("gone", scope.region(), clock.instant());
        return evidence.with(new Link.CollectorTerminated(clock.instant(), act, collector));
    }

    private Outcome deleted(Evidence evidence) {
        var id = evidence.link(Link.VolumeCreated.class).volume();
        var scope = security(evidence);
        var volume = aws.volumes().find(scope, id);
        if (volume.map(Volume::state).filter("in-use"::equals).isPresent()) {
            return patience.notYet(evidence, StageName.COMPLETED, "volume " + id + " is still attached");
        }
        var act = volume.isPresent()
                ? aws.volumes().delete(scope, id)
                : Act.found("gone", scope.region(), clock.instant());
        return evidence.with(new Link.RestoredVolumeDeleted(clock.instant(), act, id));
    }

    private Outcome withdrawn(Evidence evidence) {
        var shared = evidence.link(Link.SnapshotShared.class);
        var target = evidence.target();
        var scope = new Scope(target.account(), target.region(), evidence.incident());
        var act = aws.snapshots().withdraw(scope, shared.snapshot(), shared.account());
        return evidence.with(new Link.ShareWithdrawn(clock.instant(), act, shared.snapshot(), shared.account()));
    }

    private Scope security(Evidence evidence) {
        return new Scope(settings.securityAccount(), evidence.target().region(), evidence.incident());
    }
}
