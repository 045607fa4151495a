package impound.processors.stage;

import impound.collector.record.Ready;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Act;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.CollectionFailure.Marketplace;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Volumes;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Shows the volume to the collector, once the collector has said by itself that it is ready. */
public final class AttachVolume implements Stage {
    /** EC2 wants a name, and Nitro's kernel gives another: the collector goes by the volume's id. */
    private static final String DEVICE = "/dev/sdf";

    private final Volumes volumes;
    private final WorkRecords records;
    private final CollectorWatch collectors;
    private final EndAttempt endAttempt;
    private final Settings settings;
    private final Patience patience;
    private final Clock clock;

    public AttachVolume(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.volumes = aws.volumes();
        this.records = aws.records();
        this.collectors = new CollectorWatch(aws, settings, clock);
        this.endAttempt = new EndAttempt(aws, settings, patience, clock);
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.ATTACH;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var sighting = collectors.look(evidence);
        var mishap = collectors.mishap(evidence, sighting);
        if (mishap.isPresent()) {
            return endAttempt.after(mishap.get(), sighting, evidence, name());
        }
        return evidence.findSinceBegun(name(), Link.CollectorReady.class).isEmpty()
                ? ready(evidence, sighting)
                : attached(evidence);
    }

    private Outcome ready(Evidence evidence, Sighting sighting) {
        var key = WorkKeys.collector(evidence) + "ready.json";
        var record = records.read(evidence.target().region(), key);
        if (record.isEmpty()) {
            return collectors
                    .tooLate(evidence)
                    .map(mishap -> endAttempt.after(mishap, sighting, evidence, name()))
                    .orElseGet(() -> patience.notYet(evidence, name(), "the collector is not ready"));
        }
        var ready = Said.in(key, record.get().bytes(), Ready.class);
        var collector = evidence.link(Link.CollectorLaunched.class).collector();
        return evidence.with(new Link.CollectorReady(clock.instant(), collector, ready.version(), ready.at()));
    }

    private Outcome attached(Evidence evidence) {
        var volume = evidence.link(Link.VolumeRestored.class).volume();
        var collector = evidence.link(Link.CollectorLaunched.class).collector();
        var scope = Scopes.security(evidence, settings);
        // AttachVolume has no client token, and refuses what an earlier delivery has attached already
        var attachedTo = volumes.find(scope, volume).map(Volume::attachedTo).orElse("");
        if (!attachedTo.isEmpty() && !attachedTo.equals(collector.value())) {
            throw new CustodyDoubt(
                    "volume %s is attached to %s and not to our collector %s".formatted(volume, attachedTo, collector));
        }
        var act = attachedTo.equals(collector.value())
                ? Act.found("attached", scope.region(), clock.instant())
                : attach(evidence, volume, collector);
        return evidence.with(new Link.VolumeAttached(clock.instant(), act, volume, collector, DEVICE));
    }

    private Act attach(Evidence evidence, VolumeId volume, InstanceId collector) {
        try {
            return volumes.attach(Scopes.security(evidence, settings), volume, collector, DEVICE);
        } catch (RuntimeException e) {
            if (Answers.isKeyRefused(e)) {
                throw KeyRefused.said("volume " + volume, e.getMessage(), rights(evidence));
            }
            throw Answers.isMarketplace(e) ? new Marketplace(volume, e.getMessage()) : e;
        }
    }

    private String rights(Evidence evidence) {
        var key = settings.in(evidence.region()).forensicsKey();
        return KeyRights.needed(evidence, settings.securityAccount(), key);
    }
}
