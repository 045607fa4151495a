package impound.processors.stage;

import impound.processors.custody.Intents;
import impound.processors.custody.Intents.Intent;
import impound.processors.custody.Leases;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.Made;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The snapshot of one volume alone, where the set of its instance is refused or came to nothing: asked for once, although
 * CreateSnapshot has no client token either.
 */
public final class VolumeSnapshot {
    private final Snapshots snapshots;
    private final Leases leases;
    private final Intents intents;
    private final Clock clock;

    public VolumeSnapshot(Snapshots snapshots, Leases leases, Intents intents, Clock clock) {
        this.snapshots = snapshots;
        this.leases = leases;
        this.intents = intents;
        this.clock = clock;
    }

    /**
     * The evidence with its next snapshot, and the way that it goes then; nothing while another process takes it, or where an earlier call may have taken
     * one that does not show yet.
     *
     * @throws CustodyDoubt where a snapshot bears our tags and is not ours
     * @throws NothingToTake where the volume is there no more
     */
    Optional<Evidence> of(Evidence evidence, Supplier<List<StageName>> itinerary) {
        var lease = WorkKeys.lease(evidence.subject(), StageName.SNAPSHOT);
        if (!leases.take(evidence.region(), lease)) {
            return Optional.empty();
        }
        try {
            return made(evidence).map(made -> evidence.with(link(evidence, made, itinerary.get())));
        } catch (RuntimeException e) {
            throw Answers.isVolumeGone(e)
                    ? new NothingToTake(
                            "VOLUME_GONE",
                            "there is no %s any more"
                                    .formatted(evidence.volume().id()))
                    : e;
        } finally {
            leases.release(evidence.region(), lease);
        }
    }

    private Optional<Made<Snapshot>> made(Evidence evidence) {
        // each snapshot of the volume has an intent of its own; one whose link was never written is looked for under
        // its
        // intent even after the collection has stopped and was resumed, unless it was in doubt
        var number = evidence.chain().all(Link.SnapshotTaken.class).size() + Attempts.doubted(evidence) + 1;
        var place = WorkKeys.intent(evidence.subject(), StageName.SNAPSHOT, number);
        var intent = intents.find(evidence.region(), place);
        var there = intent.flatMap(earlier -> found(evidence, earlier));
        if (there.isEmpty()
                && intent.filter(earlier -> Adoption.mayStillAppear(earlier.at(), clock))
                        .isPresent()) {
            return Optional.empty();
        }
        return there.or(() -> Optional.of(taken(evidence, place)));
    }

    private Made<Snapshot> taken(Evidence evidence, String place) {
        return intents.call(
                evidence.region(),
                place,
                fresh -> snapshots.take(
                        Scopes.monitored(evidence),
                        evidence.volume().id(),
                        Adoption.description(evidence.incident(), fresh),
                        tags(evidence, fresh)));
    }

    private Optional<Made<Snapshot>> found(Evidence evidence, Intent intent) {
        var scope = Scopes.monitored(evidence);
        var there = snapshots.tagged(scope, tags(evidence, intent).ofAnyAttempt());
        return Adoption.only(there, evidence.volume().id().value())
                .map(snapshot -> Adoption.checked(snapshot, scope, snapshot.gib(), intent))
                .map(snapshot -> new Made<>(snapshot, Adoption.act(scope, intent)));
    }

    private Link link(Evidence evidence, Made<Snapshot> made, List<StageName> itinerary) {
        var snapshot = made.value();
        var volume = evidence.volume();
        if (!snapshot.volume().equals(volume.id().value()) || !Adoption.isSized(evidence, snapshot)) {
            throw new CustodyDoubt("snapshot %s is of %s with %d GiB; one of %s with %d GiB was taken"
                    .formatted(snapshot.id(), snapshot.volume(), snapshot.gib(), volume.id(), volume.gib()));
        }
        return new Link.SnapshotTaken(
                clock.instant(),
                made.act(),
                snapshot.id(),
                snapshot.startTime(),
                false,
                evidence.target(),
                volume.resized(snapshot.gib()),
                itinerary);
    }

    private static Tags tags(Evidence evidence, Intent intent) {
        return Tags.of(evidence, StageName.SNAPSHOT, intent.nonce());
    }
}
