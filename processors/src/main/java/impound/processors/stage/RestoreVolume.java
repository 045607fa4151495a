package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes;
import impound.processors.gateway.Volumes.Disk;
import impound.processors.gateway.Volumes.Order;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Makes the volume that the collector will read: from the shared snapshot, under the forensics key, exactly as large. */
public final class RestoreVolume implements Stage {
    private final Volumes volumes;
    private final SnapshotWait wait;
    private final Detour detour;
    private final Placement placement;
    private final Removal removal;
    private final Settings settings;
    private final Patience patience;
    private final Clock clock;

    public RestoreVolume(
            Gateways aws, SnapshotWait wait, Detour detour, Settings settings, Patience patience, Clock clock) {
        this.volumes = aws.volumes();
        this.wait = wait;
        this.detour = detour;
        this.placement = new Placement(aws, settings, patience, clock);
        this.removal = new Removal(aws, settings, patience, clock);
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.RESTORE;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var created = evidence.findSinceBegun(name(), Link.VolumeCreated.class);
        return created.isEmpty() ? create(evidence) : restored(evidence, created.get());
    }

    private Outcome create(Evidence evidence) {
        OneObject.check(evidence.volume());
        var snapshot = Lineage.read(evidence);
        var scope = Scopes.security(evidence, settings);
        var notYet = wait.on(snapshot, scope, evidence, name());
        if (notYet.isPresent()) {
            return notYet.get();
        }
        var collector = Attempts.collectorOfStopped(evidence);
        if (collector.isPresent()) {
            return removal.of(collector.get(), evidence, name());
        }
        // it would count against the quota beside the new one, and with every further attempt one more
        var earlier = Attempts.volumeOfEarlier(evidence);
        if (earlier.isPresent()) {
            return removal.of(earlier.get(), evidence, name());
        }
        var region = settings.in(evidence.target().region());
        var zone = placement.zone(evidence);
        var order = new Order(
                snapshot,
                zone,
                Disk.OF_ANY_SIZE,
                evidence.volume().gib(),
                region.forensicsKey(),
                Token.of(evidence, name(), zone + "/" + snapshot),
                Tags.of(evidence, name()));
        return made(evidence, scope, order);
    }

    private Outcome made(Evidence evidence, Scope scope, Order order) {
        try {
            return evidence.with(link(order, volumes.restore(scope, order), order.zone()));
        } catch (RuntimeException e) {
            var why = "no volume in %s: %s".formatted(order.zone(), Answers.whyInAnotherZone(e));
            return placement
                    .restored(evidence)
                    .<Outcome>map(there ->
                            evidence.with(link(order, Adoption.found(there.id(), evidence, clock), there.zone())))
                    .orElseGet(() -> placement.elsewhere(evidence, name(), why));
        }
    }

    private Link link(Order order, Made<VolumeId> made, Zone zone) {
        return new Link.VolumeCreated(
                clock.instant(),
                made.act(),
                made.value(),
                order.snapshot(),
                zone,
                order.disk().type(),
                order.key());
    }

    private Outcome restored(Evidence evidence, Link.VolumeCreated created) {
        var volume = volumes.find(Scopes.security(evidence, settings), created.volume());
        if (volume.map(Volume::state).filter("error"::equals).isPresent()) {
            return inError(evidence, created);
        }
        if (volume.isEmpty() && !Adoption.mayStillAppear(created.at(), clock)) {
            return vanished(evidence, created);
        }
        if (volume.map(Volume::state).filter("available"::equals).isEmpty()) {
            return patience.notYet(evidence, name(), "volume " + created.volume() + " is not available");
        }
        return evidence.with(link(evidence, created, volume.get()));
    }

    /** EC2 gives no reason; of an encrypted disk the most likely one is its key. */
    private Outcome inError(Evidence evidence, Link.VolumeCreated created) {
        var what = "volume " + created.volume();
        var why = "EC2 could not make it from " + created.snapshot();
        if (evidence.volume().encryptionKey().isEmpty() || Lineage.isKeptFirst(evidence)) {
            throw new NotMade(what, why);
        }
        var rights = KeyRights.needed(evidence, settings.securityAccount(), created.key());
        return detour.insteadOf(KeyRefused.said(what, why, rights), evidence);
    }

    /** EC2 looks at the keys only after its answer, and takes back what it may not make without a word (case C-060). */
    private Outcome vanished(Evidence evidence, Link.VolumeCreated created) {
        var what = "volume %s of %s".formatted(created.volume(), created.snapshot());
        var failure = KeyRefused.suspected(what, KeyRights.needed(evidence, settings.securityAccount(), created.key()));
        if (Lineage.isKeptFirst(evidence)) {
            throw failure;
        }
        return detour.insteadOf(failure, evidence);
    }

    private Link link(Evidence evidence, Link.VolumeCreated created, Volume volume) {
        if (volume.gib() != evidence.volume().gib()) {
            throw new IntegrityViolated(
                    "size of " + volume.id(), evidence.volume().gib() + " GiB", volume.gib() + " GiB");
        }
        if (!volume.encryptionKey().equals(created.key().value())) {
            throw new IntegrityViolated("key of " + volume.id(), created.key().value(), volume.encryptionKey());
        }
        return new Link.VolumeRestored(
                clock.instant(), volume.id(), volume.zone(), volume.type(), volume.gib(), volume.encryptionKey());
    }
}
