package impound.processors.completion;

import impound.processors.evidence.Act;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.settings.Settings;
import impound.processors.stage.Patience;
import impound.processors.stage.Scopes;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Removes what was made only for the work, one thing and one link at a step: the collector, the restored volume, the
 * share, and the re-encrypted snapshot. What can't be removed is put on record as left behind: the evidence is complete without it being gone.
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
        var left = new Leftovers(evidence);
        if (evidence.next() != StageName.COMPLETED || left.areNone()) {
            return evidence;
        }
        if (left.collector().isPresent()) {
            var collector = left.collector().get();
            return orLeft(evidence, collector.collector().value(), () -> terminated(evidence, collector));
        }
        if (left.volume().isPresent()) {
            var volume = left.volume().get();
            return orLeft(evidence, volume.volume().value(), () -> deleted(evidence, volume));
        }
        if (left.share().isPresent()) {
            var share = left.share().get();
            return orLeft(evidence, Leftovers.id(share.snapshot()), () -> withdrawn(evidence, share));
        }
        var copy = left.copy().orElseThrow();
        return orLeft(evidence, copy.snapshot().value(), () -> deleted(evidence, copy));
    }

    /** Whether this step left something to write or to wait for. */
    public static boolean isOngoing(Outcome step) {
        return !(step instanceof Evidence evidence) || evidence.chain().hasUnwritten();
    }

    /** A refusal to clean up must not undo what was collected: it is noted, and the sweeper's to see. */
    private Outcome orLeft(Evidence evidence, String id, Supplier<Outcome> removal) {
        try {
            return removal.get();
        } catch (RuntimeException e) {
            return Answers.isForLater(e)
                    ? laterOrLeft(evidence, id, String.valueOf(e.getMessage()))
                    : evidence.with(left(id, Answers.failure(e).orElseThrow(() -> e)));
        }
    }

    private Outcome laterOrLeft(Evidence evidence, String id, String why) {
        try {
            return patience.notYet(evidence, StageName.COMPLETED, why);
        } catch (DeadlinePassed e) {
            return evidence.with(left(id, e));
        }
    }

    private Link left(String id, CollectionFailure failure) {
        return new Link.LeftBehind(clock.instant(), id, failure.reason(), failure.getMessage());
    }

    private Outcome terminated(Evidence evidence, Link.CollectorLaunched launched) {
        var scope = Scopes.security(evidence, settings);
        var collector = launched.collector();
        var act = aws.collectors().find(scope, collector).isPresent()
                ? aws.collectors().terminate(scope, collector)
                : Act.found("gone", scope.region(), clock.instant());
        return evidence.with(new Link.CollectorTerminated(clock.instant(), act, collector));
    }

    private Outcome deleted(Evidence evidence, Link.VolumeCreated created) {
        var scope = Scopes.security(evidence, settings);
        var volume = aws.volumes().find(scope, created.volume());
        if (volume.map(Volume::state).filter("in-use"::equals).isPresent()) {
            return patience.notYet(evidence, StageName.COMPLETED, "volume " + created.volume() + " is still attached");
        }
        var act = volume.isPresent()
                ? aws.volumes().delete(scope, created.volume())
                : Act.found("gone", scope.region(), clock.instant());
        return evidence.with(new Link.RestoredVolumeDeleted(clock.instant(), act, created.volume()));
    }

    private Outcome deleted(Evidence evidence, Link.SnapshotCopied copy) {
        var scope = new Scope(copy.owner(), evidence.region(), evidence.incident());
        var act = aws.snapshots().find(scope, copy.snapshot()).isPresent()
                ? aws.snapshots().delete(scope, copy.snapshot())
                : Act.found("gone", scope.region(), clock.instant());
        return evidence.with(new Link.CopyDeleted(clock.instant(), act, copy.snapshot()));
    }

    private Outcome withdrawn(Evidence evidence, Link.SnapshotShared shared) {
        var act = aws.snapshots().withdraw(Scopes.monitored(evidence), shared.snapshot(), shared.account());
        return evidence.with(new Link.ShareWithdrawn(clock.instant(), act, shared.snapshot(), shared.account()));
    }
}
