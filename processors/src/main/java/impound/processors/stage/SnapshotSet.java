package impound.processors.stage;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.Custody;
import impound.processors.custody.Intents;
import impound.processors.custody.Intents.Intent;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.failure.Answers;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.Made;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The snapshots of one instance: asked for once, although CreateSnapshots has no client token. */
public final class SnapshotSet {
    private final Snapshots snapshots;
    private final AuditLog audit;
    private final Custody custody;
    private final Intents intents;
    private final Itineraries itineraries;
    private final OneByOne oneByOne;
    private final Clock clock;

    public SnapshotSet(
            Gateways aws, Custody custody, Intents intents, Itineraries itineraries, OneByOne oneByOne, Clock clock) {
        this.snapshots = aws.snapshots();
        this.audit = aws.audit();
        this.custody = custody;
        this.intents = intents;
        this.itineraries = itineraries;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    /**
     * One evidence a volume, with its snapshot on record, or why there is none. The chain stays empty where an earlier call
     * may have made a snapshot that does not show yet, or where EC2 takes none for now.
     *
     * @throws CustodyDoubt where a snapshot bears our tags and is not ours
     */
    List<Evidence> of(Assignment assignment, SourceInstance instance) {
        var own = OwnVolumes.onRecord(assignment, instance, custody);
        if (own.areAllOnRecord()) {
            return own.each();
        }
        var refused = oneByOne.refusal(assignment);
        if (refused.isPresent()) {
            return OwnVolumes.own(assignment, oneByOne.taken(own.each(), refused.get()));
        }
        if (!own.areOneSet(intents)) {
            return OwnVolumes.own(assignment, oneByOne.resumed(own.each()));
        }
        Optional<Made<List<Snapshot>>> made;
        try {
            made = made(own);
        } catch (RuntimeException e) {
            if (!Answers.isRefusedSet(e)) {
                throw e;
            }
            return OwnVolumes.own(assignment, oneByOne.taken(own.each(), oneByOne.refused(assignment, e)));
        }
        return made.map(set -> OwnVolumes.own(assignment, recorded(own, set))).orElse(own.each());
    }

    /** One evidence a volume that is this target's to take, with what is on record of it. */
    List<Evidence> onRecord(Assignment assignment, SourceInstance instance) {
        return OwnVolumes.onRecord(assignment, instance, custody).each();
    }

    private Optional<Made<List<Snapshot>>> made(OwnVolumes own) {
        var region = own.target().region();
        var intent = intents.find(region, own.intent());
        var there = intent.map(earlier -> found(own, earlier))
                .filter(found -> !found.value().isEmpty());
        // EC2 may show one snapshot of a set before the others: a part of it is waited for, like nothing at all
        var isWhole = there.filter(found -> own.each().stream()
                        .allMatch(evidence -> !of(evidence.volume(), found).isEmpty()))
                .isPresent();
        if (!isWhole
                && intent.filter(earlier -> Adoption.mayStillAppear(earlier.at(), clock))
                        .isPresent()) {
            return Optional.empty();
        }
        return there.or(() -> Optional.of(intents.call(region, own.intent(), fresh -> taken(own, fresh))));
    }

    private Made<List<Snapshot>> taken(OwnVolumes own, Intent intent) {
        var incident = own.assignment().incident();
        return snapshots.takeAll(
                own.scope(),
                own.target().instance(),
                own.others(),
                Adoption.description(incident, intent),
                Tags.of(incident, own.target().id(), intent.nonce()));
    }

    private Made<List<Snapshot>> found(OwnVolumes own, Intent intent) {
        var scope = own.scope();
        var tags = Tags.of(scope.incident(), own.target().id(), intent.nonce());
        return new Made<>(
                snapshots.tagged(scope, tags).stream()
                        .map(snapshot -> Adoption.checked(snapshot, scope, snapshot.gib(), intent))
                        .toList(),
                Adoption.act(scope, intent));
    }

    /** All of them on record; where another process or target was faster, ours is surplus and named. */
    private List<Evidence> recorded(OwnVolumes own, Made<List<Snapshot>> made) {
        var taken = own.each().stream()
                .map(evidence -> evidence.lacksSnapshot() ? evidence.with(link(evidence, made, own)) : evidence)
                .toList();
        var recorded =
                taken.stream().map(custody::write).map(Evidence.class::cast).toList();
        made.value().stream()
                .filter(snapshot -> recorded.stream().noneMatch(evidence -> names(evidence, snapshot)))
                .forEach(surplus -> audit.write(
                        own.target().region(),
                        own.assignment().incident(),
                        AuditRecords.surplusSnapshot(own.assignment().incident(), surplus)));
        return recorded;
    }

    private static boolean names(Evidence evidence, Snapshot snapshot) {
        return evidence.chain().all(Link.SnapshotTaken.class).stream()
                .anyMatch(taken -> taken.snapshot().equals(snapshot.id()));
    }

    private Link link(Evidence evidence, Made<List<Snapshot>> made, OwnVolumes own) {
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
        return new Link.SnapshotTaken(
                clock.instant(),
                made.act(),
                of.get(0).id(),
                of.get(0).startTime(),
                own.areAllOfIt(),
                evidence.target(),
                volume,
                itineraries.of(evidence));
    }

    private static List<Snapshot> of(SourceVolume volume, Made<List<Snapshot>> made) {
        return made.value().stream()
                .filter(candidate -> candidate.volume().equals(volume.id().value()))
                .toList();
    }
}
