package impound.processors.stage;

import impound.processors.custody.Custody;
import impound.processors.custody.Intents;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The snapshots of one instance: asked for once, although CreateSnapshots has no client token. */
public final class SnapshotSet {
    private final Snapshots snapshots;
    private final Custody custody;
    private final Intents intents;
    private final Itineraries itineraries;
    private final Clock clock;

    public SnapshotSet(Snapshots snapshots, Custody custody, Intents intents, Itineraries itineraries, Clock clock) {
        this.snapshots = snapshots;
        this.custody = custody;
        this.intents = intents;
        this.itineraries = itineraries;
        this.clock = clock;
    }

    /**
     * One evidence a volume, with its first link on record or about to be; nothing where an earlier call may have made
     * snapshots that do not show yet.
     *
     * @throws CustodyDoubt where a snapshot bears our tags and is not ours
     */
    Optional<List<Evidence>> of(Assignment assignment, SourceInstance instance) {
        var known = instance.volumes().stream()
                .map(volume -> onRecord(assignment, volume))
                .toList();
        if (known.stream().noneMatch(evidence -> evidence.chain().isEmpty())) {
            return Optional.of(known);
        }
        return made(assignment, known).map(made -> known.stream()
                .map(evidence -> evidence.chain().isEmpty() ? taken(evidence, made) : evidence)
                .toList());
    }

    private Evidence onRecord(Assignment assignment, SourceVolume volume) {
        var target = assignment.target();
        var chain =
                custody.read(target.region(), assignment.incident(), volume.id().value());
        return Evidence.of(assignment.incident(), target, volume).with(chain);
    }

    private Optional<Made<List<Snapshot>>> made(Assignment assignment, List<Evidence> known) {
        var target = (InstanceTarget) assignment.target();
        var scope = new Scope(target.account(), target.region(), assignment.incident());
        var key = WorkKeys.intent(assignment.subject(), StageName.SNAPSHOT, 1);
        var intent = intents.of(target.region(), key);
        var tags = Tags.of(assignment.incident(), target.id(), intent.nonce());
        var there = intent.fresh() ? List.<Snapshot>of() : snapshots.tagged(scope, tags);
        there.forEach(found -> Adoption.checked(found, assignment.incident(), intent));
        known.forEach(
                evidence -> find(there, evidence).ifPresent(found -> Adoption.checked(found, scope, evidence, intent)));
        var isPart = known.stream().anyMatch(evidence -> find(there, evidence).isEmpty());
        if (isPart && Adoption.mayStillAppear(intent, clock)) {
            return Optional.empty();
        }
        if (!there.isEmpty()) {
            return Optional.of(new Made<>(there, Adoption.act(scope, intent)));
        }
        return Optional.of(
                snapshots.takeAll(scope, target.instance(), Adoption.description(assignment.incident(), intent), tags));
    }

    private Evidence taken(Evidence evidence, Made<List<Snapshot>> made) {
        var snapshot = find(made.value(), evidence)
                .orElseThrow(() -> new CustodyDoubt(
                        "the set of snapshots has none of " + evidence.volume().id()));
        return evidence.with(new Link.SnapshotTaken(
                clock.instant(),
                made.act(),
                snapshot.id(),
                snapshot.startTime(),
                true,
                evidence.target(),
                evidence.volume(),
                itineraries.of(evidence.volume())));
    }

    private static Optional<Snapshot> find(List<Snapshot> set, Evidence evidence) {
        return set.stream()
                .filter(candidate ->
                        candidate.volume().equals(evidence.volume().id().value()))
                .findFirst();
    }
}
