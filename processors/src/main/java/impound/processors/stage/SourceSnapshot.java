package impound.processors.stage;

import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.CollectionFailure.SnapshotGone;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Snapshots;
import impound.processors.gateway.Snapshots.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source snapshot until it is whole, a link a step. EC2 takes a set as a whole: where one member fails, all of them go to
 * error. So what failed is taken anew once, each volume alone, and only what fails then is lost.
 */
public final class SourceSnapshot {
    /** The one with the others, and one alone. */
    private static final int MOST = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SourceSnapshot.class);

    private final Snapshots snapshots;
    private final VolumeSnapshot single;
    private final SourceLock locks;
    private final Patience patience;
    private final Clock clock;

    public SourceSnapshot(
            Snapshots snapshots, VolumeSnapshot single, SourceLock locks, Patience patience, Clock clock) {
        this.snapshots = snapshots;
        this.single = single;
        this.locks = locks;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What comes first, or nothing once it is on record that the snapshot is whole: from then on EC2 is not asked again.
     *
     * @throws NotMade where the volume's snapshot is in error for the second time
     * @throws SnapshotGone where it is there no more
     * @throws IntegrityViolated where it is not of that volume, not as large or not under its key
     */
    Optional<Outcome> whole(Evidence evidence, StageName stage) {
        var taken = evidence.link(Link.SnapshotTaken.class);
        if (isCompleted(evidence, taken)) {
            return Optional.empty();
        }
        // one that can't be locked since it is in error is looked at all the same, and taken anew
        var locked = SourceLock.isOnRecord(evidence) ? Optional.<Evidence>empty() : locks.lock(evidence);
        return Optional.of(locked.map(Outcome.class::cast).orElseGet(() -> look(evidence, stage, taken)));
    }

    private static boolean isCompleted(Evidence evidence, Link.SnapshotTaken taken) {
        return evidence.chain().all(Link.SnapshotCompleted.class).stream()
                .anyMatch(link -> link.snapshot().equals(taken.snapshot()));
    }

    private Outcome look(Evidence evidence, StageName stage, Link.SnapshotTaken taken) {
        var found = snapshots.look(Scopes.monitored(evidence), taken.snapshot());
        if (found.isEmpty()) {
            return missing(evidence, stage, taken);
        }
        var name = "snapshot " + taken.snapshot();
        return switch (found.get().state()) {
            case PENDING -> patience.notYet(evidence, stage, name + " is not completed");
            case COMPLETED -> evidence.with(completed(evidence, found.get()));
            case ERROR ->
                again(evidence, stage, MOST, new NotMade(name, found.get().stateMessage()));
        };
    }

    private Outcome missing(Evidence evidence, StageName stage, Link.SnapshotTaken taken) {
        var account = evidence.target().account();
        return Adoption.mayStillAppear(taken.at(), clock)
                ? patience.notYet(
                        evidence, stage, "snapshot %s is not seen in account %s".formatted(taken.snapshot(), account))
                : again(evidence, stage, 1, new SnapshotGone(taken.snapshot(), account));
    }

    /** Takes the volume's snapshot anew, unless this attempt has taken as many already; the failure is on record with it. */
    private Outcome again(Evidence evidence, StageName stage, int most, CollectionFailure failure) {
        if (takenInThisAttempt(evidence) >= most) {
            throw failure;
        }
        LOG.atWarn()
                .addKeyValue("incident", evidence.incident())
                .addKeyValue("volume", evidence.volume().id())
                .addKeyValue("failure", failure.getMessage())
                .log("the source snapshot is taken anew, of this volume alone");
        var noted = (Evidence) evidence.notYet(stage, failure.getMessage(), clock.instant(), Duration.ZERO)
                .asked();
        return single.of(noted, evidence::itinerary)
                .map(Outcome.class::cast)
                .orElseGet(() -> patience.notYet(evidence, stage, failure.getMessage()));
    }

    private static long takenInThisAttempt(Evidence evidence) {
        return evidence.chain().links().stream()
                .filter(chained -> chained.link() instanceof Link.SnapshotTaken)
                .filter(chained -> chained.attempt() == evidence.attempt())
                .count();
    }

    private Link completed(Evidence evidence, Snapshot found) {
        var volume = evidence.volume();
        equal(found, "volume", volume.id().value(), found.volume());
        equal(found, "owner", evidence.target().account().value(), found.owner().value());
        equal(found, "size", volume.gib() + " GiB", found.gib() + " GiB");
        equal(found, "key", volume.encryptionKey(), found.encryptionKey());
        return new Link.SnapshotCompleted(clock.instant(), found.id(), found.gib(), found.encryptionKey());
    }

    private static void equal(Snapshot found, String what, String expected, String is) {
        if (!expected.equals(is)) {
            throw new IntegrityViolated("%s of snapshot %s".formatted(what, found.id()), said(expected), said(is));
        }
    }

    private static String said(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
