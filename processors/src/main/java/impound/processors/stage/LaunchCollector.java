package impound.processors.stage;

import impound.collector.record.RecordJson;
import impound.collector.record.Task;
import impound.collector.record.TaskPointer;
import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.Collectors;
import impound.processors.gateway.Collectors.Order;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Made;
import impound.processors.gateway.Tags;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.InstanceId;
import impound.processors.id.Zone;
import impound.processors.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Starts the machine that will read the volume, in the volume's zone, with its task as an object and not as a script. */
public final class LaunchCollector implements Stage {
    private final Collectors collectors;
    private final WorkRecords records;
    private final Placement placement;
    private final Settings settings;
    private final Clock clock;

    public LaunchCollector(Gateways aws, Settings settings, Patience patience, Clock clock) {
        this.collectors = aws.collectors();
        this.records = aws.records();
        this.placement = new Placement(aws, settings, patience, clock);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.LAUNCH;
    }

    @Override
    public Outcome advance(Evidence evidence) {
        var restored = evidence.link(Link.VolumeRestored.class);
        if (Attempts.isRestoredVolumeRemoved(evidence)) {
            var why = "volume %s was removed after a final failure".formatted(restored.volume());
            return evidence.with(new Link.AttemptEnded(clock.instant(), StageName.RESTORE, why));
        }
        var pointer = put(evidence, task(evidence, restored));
        var refusals = new ArrayList<String>();
        for (var type : placement.types(evidence)) {
            var order = new Order(
                    restored.zone(),
                    type,
                    pointer,
                    Token.of(evidence, name(), restored.zone() + type + pointer.sha256()),
                    Tags.of(evidence, name()));
            try {
                return evidence.with(launched(evidence, order));
            } catch (RuntimeException e) {
                refusals.add(type + ": " + Answers.whyInAnotherZone(e));
            }
        }
        return placement
                .launched(evidence)
                .<Outcome>map(there -> evidence.with(
                        link(evidence, Adoption.found(there.id(), evidence, clock), there.type(), pointer)))
                .orElseGet(() -> elsewhere(evidence, restored.zone(), refusals));
    }

    /** The volume can't follow to another zone: there it is restored anew. */
    private Outcome elsewhere(Evidence evidence, Zone zone, List<String> refusals) {
        var why = "no collector in %s: %s".formatted(zone, String.join("; ", refusals));
        return placement.elsewhere(evidence, name(), why);
    }

    private Link launched(Evidence evidence, Order order) {
        var made = collectors.launch(Scopes.security(evidence, settings), order);
        return link(evidence, made, order.type(), order.task());
    }

    private Link link(Evidence evidence, Made<InstanceId> made, String type, TaskPointer task) {
        return new Link.CollectorLaunched(
                clock.instant(),
                made.act(),
                made.value(),
                type,
                settings.in(evidence.region()).machineImage(),
                task.key(),
                task.sha256());
    }

    private Task task(Evidence evidence, Link.VolumeRestored restored) {
        var region = settings.in(evidence.target().region());
        return new Task(
                evidence.incident().value(),
                evidence.volume().id().value(),
                restored.volume().value(),
                evidence.attempt(),
                evidence.target().region().value(),
                evidence.volume().bytes(),
                region.evidenceBucket(),
                EvidenceKeys.image(evidence),
                region.workBucket(),
                WorkKeys.collector(evidence),
                settings.digests(),
                settings.partChecksum(),
                region.captureLogGroup(),
                region.readinessLogGroup());
    }

    /** The task of an earlier delivery counts, even if hashes, checksums or log groups were set otherwise since, but no other work. */
    private TaskPointer put(Evidence evidence, Task task) {
        var region = evidence.target().region();
        var key = WorkKeys.task(evidence);
        var document = RecordJson.write(task);
        var stored = records.create(region, key, document)
                ? document
                : records.read(region, key).orElseThrow().bytes();
        if (!Said.in(key, stored, Task.class).isSameWorkAs(task)) {
            throw new IntegrityViolated("task " + key, Wire.sha256(document), Wire.sha256(stored));
        }
        return new TaskPointer(region.value(), settings.in(region).workBucket(), key, Wire.sha256(stored));
    }
}
