package impound.processors.stage;

import impound.processors.custody.Custody;
import impound.processors.custody.Intents;
import impound.processors.custody.Intents.Intent;
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
        var known = onRecord(assignment, instance);
        if (known.stream().noneMatch(evidence -> evidence.chain().isEmpty())) {
            return Optional.of(known);
        }
        return made(assignment, known).map(made -> known.stream()
                .map(evidence -> evidence.chain().isEmpty() ? taken(evidence, made) : evidence)
                .toList());
    }

    /** One evidence a volume, with what is on record of it. */
    List<Evidence> onRecord(Assignment assignment, SourceInstance instance) {
        return instance.volumes().stream()
                .map(volume -> custody.current(Evidence.of(assignment.incident(), assignment.target(), volume)))
                .toList();
    }

    private Optional<Made<List<Snapshot>>> made(Assignment assignment, List<Evidence> known) {
        var target = (InstanceTarget) assignment.target();
        var scope = new Scope(target.account(), target.region(), assignment.incident());
        var place = WorkKeys.intent(assignment.subject(), StageName.SNAPSHOT, 1);
        var intent = intents.find(target.region(), place);
        var there = intent.map(earlier -> found(scope, target, earlier))
                .filter(found -> !found.value().isEmpty());
        // EC2 may show one snapshot of a set before the others: a part of it is waited for, like nothing at all
        var isWhole = there.filter(found -> known.stream()
                        .allMatch(evidence -> !of(evidence.volume(), found).isEmpty()))
                .isPresent();
        if (!isWhole
                && intent.filter(earlier -> Adoption.mayStillAppear(earlier.at(), clock))
                        .isPresent()) {
            return Optional.empty();
        }
        return there.or(() -> Optional.of(intents.call(
                target.region(),
                place,
                fresh -> snapshots.takeAll(
                        scope,
                        target.instance(),
                        Adoption.description(assignment.incident(), fresh),
                        Tags.of(assignment.incident(), target.id(), fresh.nonce())))));
    }

    private Made<List<Snapshot>> found(Scope scope, InstanceTarget target, Intent intent) {
        var tags = Tags.of(scope.incident(), target.id(), intent.nonce());
        return new Made<>(
                snapshots.tagged(scope, tags).stream()
                        .map(snapshot -> Adoption.checked(snapshot, scope, snapshot.gib(), intent))
                        .toList(),
                Adoption.act(scope, intent));
    }

    private Evidence taken(Evidence evidence, Made<List<Snapshot>> made) {
        var volume = evidence.volume();
        var of = of(volume, made);
        if (of.size() != 1 || of.get(0).gib() != volume.gib()) {
            throw new CustodyDoubt("the set has %d snapshots of %s, %s; one of %d GiB was taken"
                    .formatted(
                            of.size(),
                            volume.id(),
                            of.stream().map(Snapshot::id).toList(),
                            volume.gib()));
        }
        return evidence.with(new Link.SnapshotTaken(
                clock.instant(),
                made.act(),
                of.get(0).id(),
                of.get(0).startTime(),
                true,
                evidence.target(),
                volume,
                itineraries.of(evidence)));
    }

    private static List<Snapshot> of(SourceVolume volume, Made<List<Snapshot>> made) {
        return made.value().stream()
                .filter(candidate -> candidate.volume().equals(volume.id().value()))
                .toList();
    }
}
