package impound.processors.stage;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.Custody;
import impound.processors.custody.Intents;
import impound.processors.custody.Intents.Intent;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.failure.Answers;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Made;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Source;
import impound.processors.gateway.Tags;
import java.time.Clock;
import java.util.HashMap;
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
     * may have made a snapshot that does not show yet, or where EC2 takes none for now. A volume whose snapshot is in doubt
     * stops alone, and one that the set does not have is taken alone.
     */
    List<Evidence> of(Assignment assignment, Source source) {
        var own = OwnVolumes.onRecord(assignment, source, custody);
        if (own.areAllOnRecord()) {
            return own.each();
        }
        if (assignment.target() instanceof VolumeTarget) {
            return OwnVolumes.own(assignment, oneByOne.alone(own.each()));
        }
        var refused = oneByOne.refusal(assignment);
        if (refused.isPresent()) {
            return OwnVolumes.own(assignment, oneByOne.taken(own.each(), refused.get()));
        }
        if (!own.areOneSet()) {
            return OwnVolumes.own(assignment, resumed(own));
        }
        Optional<SetMembers> made;
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
    List<Evidence> onRecord(Assignment assignment, Source source) {
        return OwnVolumes.onRecord(assignment, source, custody).each();
    }

    /** Each alone, unless an earlier call has taken it: the collection may have stopped before that was on record. */
    private List<Evidence> resumed(OwnVolumes own) {
        var adopted = own.each().stream()
                .map(evidence -> evidence.lacksSnapshot() ? adopted(own, evidence) : evidence)
                .toList();
        var mayStillAppear = adopted.stream()
                .filter(Evidence::lacksSnapshot)
                .anyMatch(evidence -> mayStillAppear(own, own.intent(evidence)));
        return mayStillAppear ? adopted : oneByOne.resumed(adopted);
    }

    private Evidence adopted(OwnVolumes own, Evidence evidence) {
        return intents.find(own.target().region(), own.intent(evidence))
                .map(earlier -> found(own, earlier))
                .filter(set -> set.has(evidence.volume()))
                .map(set -> recorded(own, set, evidence))
                .orElse(evidence);
    }

    private boolean mayStillAppear(OwnVolumes own, String intent) {
        return intents.find(own.target().region(), intent)
                .filter(earlier -> Adoption.mayStillAppear(earlier.at(), clock))
                .isPresent();
    }

    private Optional<SetMembers> made(OwnVolumes own) {
        var region = own.target().region();
        var intent = intents.find(region, own.intent());
        var there = intent.map(earlier -> found(own, earlier)).filter(found -> !found.isEmpty());
        // EC2 may show one snapshot of a set before the others: a part of it is waited for, like nothing at all
        var isWhole = there.filter(found -> own.each().stream().allMatch(evidence -> found.has(evidence.volume())))
                .isPresent();
        if (!isWhole && mayStillAppear(own, own.intent())) {
            return Optional.empty();
        }
        return there.or(
                () -> Optional.of(SetMembers.answered(intents.call(region, own.intent(), fresh -> taken(own, fresh)))));
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

    private SetMembers found(OwnVolumes own, Intent intent) {
        var scope = own.scope();
        var tagged =
                snapshots.tagged(scope, Tags.of(scope.incident(), own.target().id(), intent.nonce()));
        var doubts = new HashMap<Snapshot, CustodyDoubt>();
        tagged.forEach(snapshot -> Adoption.doubt(snapshot, scope, snapshot.gib(), intent)
                .ifPresent(doubt -> doubts.put(snapshot, doubt)));
        return new SetMembers(new Made<>(tagged, Adoption.act(scope, intent)), doubts);
    }

    /** Each of them on record, or why it is not; where another process or target was faster, ours is surplus and named. */
    private List<Evidence> recorded(OwnVolumes own, SetMembers set) {
        var recorded = own.each().stream()
                .map(evidence -> evidence.lacksSnapshot() ? recorded(own, set, evidence) : evidence)
                .toList();
        set.ours().stream()
                .filter(snapshot -> recorded.stream()
                        .noneMatch(evidence -> names(evidence, snapshot) || isStopped(evidence, snapshot)))
                .forEach(surplus -> audit.write(
                        own.target().region(),
                        own.assignment().incident(),
                        AuditRecords.surplusSnapshot(own.assignment().incident(), surplus)));
        return recorded;
    }

    private Evidence recorded(OwnVolumes own, SetMembers set, Evidence evidence) {
        try {
            return set.member(evidence)
                    .map(snapshot -> (Evidence) custody.write(evidence.with(link(own, set, evidence, snapshot))))
                    .orElseGet(() -> oneByOne.missed(evidence));
        } catch (CustodyDoubt doubt) {
            return oneByOne.stop(evidence, doubt);
        }
    }

    /** Of a volume that stopped a person has to look at each: none of them is surplus. */
    private static boolean isStopped(Evidence evidence, Snapshot snapshot) {
        return evidence.stopped().isPresent() && evidence.volume().id().value().equals(snapshot.volume());
    }

    private static boolean names(Evidence evidence, Snapshot snapshot) {
        return evidence.chain().all(Link.SnapshotTaken.class).stream()
                .anyMatch(taken -> taken.snapshot().equals(snapshot.id()));
    }

    private Link link(OwnVolumes own, SetMembers set, Evidence evidence, Snapshot snapshot) {
        return new Link.SnapshotTaken(
                clock.instant(),
                set.made().act(),
                snapshot.id(),
                snapshot.startTime(),
                own.areAllOfIt() && own.each().stream().allMatch(other -> set.has(other.volume())),
                evidence.target(),
                evidence.volume().resized(snapshot.gib()),
                itineraries.of(evidence));
    }
}
