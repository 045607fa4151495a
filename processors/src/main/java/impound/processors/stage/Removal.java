package impound.processors.stage;

import impound.processors.evidence.Act;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.Collectors;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Volumes;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes away what was made only for the work, once it is of no more use; what can't be removed is put on record. */
public final class Removal {
    private final Volumes volumes;
    private final Collectors collectors;
    private final Surplus surplus;
    private final Settings settings;
    private final Patience patience;
    private final Clock clock;

    public Removal(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.volumes = aws.volumes();
        this.collectors = aws.collectors();
        this.surplus = new Surplus(aws, settings);
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    /** Terminates a collector, and before it any that is surplus. */
    public Outcome of(Link.CollectorLaunched launched, Evidence evidence, StageName stage) {
        return orLeft(launched.collector().value(), evidence, stage, () -> surplus.collector(evidence, launched)
                .map(other -> orLeft(other.value(), evidence, stage, () -> terminated(other, evidence)))
                .orElseGet(() -> terminated(launched, evidence, stage)));
    }

    /** Deletes a restored volume, when it is attached no more, and before it any that is surplus. */
    public Outcome of(Link.VolumeCreated created, Evidence evidence, StageName stage) {
        return orLeft(created.volume().value(), evidence, stage, () -> surplus.volume(evidence, created)
                .map(other -> orLeft(other.value(), evidence, stage, () -> deleted(other, evidence)))
                .orElseGet(() -> deleted(created, evidence, stage)));
    }

    /** Whether a collector may still read it. */
    public boolean isAttached(Link.VolumeCreated created, Evidence evidence) {
        return isAttached(volumes.find(Scopes.security(evidence, settings), created.volume()));
    }

    /** A refusal to clean up must not undo what was collected: it is noted, and the sweeper's to see. */
    public Outcome orLeft(String id, Evidence evidence, StageName stage, Supplier<Outcome> removal) {
        try {
            return removal.get();
        } catch (RuntimeException e) {
            return Answers.isForLater(e)
                    ? laterOrLeft(id, evidence, stage, String.valueOf(e.getMessage()))
                    : evidence.with(left(id, Answers.failure(e).orElseThrow(() -> e)));
        }
    }

    /** EC2 may not show yet what was made a moment ago: only what it should show by now counts as gone. */
    public Outcome unseen(Link made, Evidence evidence, StageName stage, Function<Act, Link> gone) {
        return Adoption.mayStillAppear(made.at(), clock)
                ? patience.notYet(evidence, stage, "EC2 does not show yet what was made at " + made.at())
                : evidence.with(gone.apply(Act.found("gone", evidence.region(), clock.instant())));
    }

    private Outcome laterOrLeft(String id, Evidence evidence, StageName stage, String why) {
        try {
            return patience.notYet(evidence, stage, why);
        } catch (DeadlinePassed e) {
            return evidence.with(left(id, e));
        }
    }

    private Link left(String id, CollectionFailure failure) {
        return new Link.LeftBehind(clock.instant(), id, failure.reason(), failure.getMessage());
    }

    private Outcome terminated(Link.CollectorLaunched launched, Evidence evidence, StageName stage) {
        var scope = Scopes.security(evidence, settings);
        var collector = launched.collector();
        return collectors.find(scope, collector).isPresent()
                ? terminated(collector, evidence)
                : unseen(
                        launched,
                        evidence,
                        stage,
                        act -> new Link.CollectorTerminated(clock.instant(), act, collector));
    }

    private Outcome terminated(InstanceId collector, Evidence evidence) {
        var act = collectors.terminate(Scopes.security(evidence, settings), collector);
        return evidence.with(new Link.CollectorTerminated(clock.instant(), act, collector));
    }

    private Outcome deleted(Link.VolumeCreated created, Evidence evidence, StageName stage) {
        var scope = Scopes.security(evidence, settings);
        var volume = volumes.find(scope, created.volume());
        if (isAttached(volume)) {
            return patience.notYet(evidence, stage, "volume " + created.volume() + " is still attached");
        }
        if (volume.isEmpty()) {
            return unseen(
                    created,
                    evidence,
                    stage,
                    act -> new Link.RestoredVolumeDeleted(clock.instant(), act, created.volume()));
        }
        return deleted(created.volume(), evidence);
    }

    private Outcome deleted(VolumeId volume, Evidence evidence) {
        var act = volumes.delete(Scopes.security(evidence, settings), volume);
        return evidence.with(new Link.RestoredVolumeDeleted(clock.instant(), act, volume));
    }

    private static boolean isAttached(Optional<Volume> volume) {
        return volume.map(Volume::state).filter("in-use"::equals).isPresent();
    }
}
