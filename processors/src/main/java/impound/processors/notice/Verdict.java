package impound.processors.notice;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.id.SnapshotId;
import java.time.Instant;
import java.util.Optional;

/** What the chain of one volume says about what may be done with its instance. */
sealed interface Verdict {
    SourceVolume volume();

    /** The chain does not say yet. */
    record Open(SourceVolume volume) implements Verdict {}

    /** The volume is not needed for this any more, since {@code at}: {@code snapshot} is kept of it. */
    record Yes(SourceVolume volume, Instant at, String snapshot) implements Verdict {}

    /** The volume is all that there is, or nobody can say. */
    record No(SourceVolume volume, String why) implements Verdict {}

    /** Whether its snapshot is taken, and nobody can delete it any more. */
    static Verdict onLock(Evidence evidence) {
        var lock = evidence.find(Link.SnapshotLocked.class)
                .filter(link -> isOfTheOneThatCounts(evidence, link.snapshot()));
        return of(evidence, lock, "its snapshot is taken and NOT locked");
    }

    /** Whether its snapshot is whole, so that the volume itself is needed no more. */
    static Verdict onCompletion(Evidence evidence) {
        var whole = evidence.find(Link.SnapshotCompleted.class)
                .filter(link -> isOfTheOneThatCounts(evidence, link.snapshot()));
        return of(evidence, whole, "its snapshot is NOT completed");
    }

    /** A set that failed may have been locked, and says nothing of the snapshot that was taken instead. */
    private static boolean isOfTheOneThatCounts(Evidence evidence, SnapshotId proven) {
        return evidence.find(Link.SnapshotTaken.class)
                .filter(taken -> taken.snapshot().equals(proven))
                .isPresent();
    }

    /** What its chain says nobody can rely on. */
    static Verdict broken(SourceVolume volume, String message) {
        return new No(volume, "its chain of custody does not hold together: " + message);
    }

    private static Verdict of(Evidence evidence, Optional<? extends Link> proof, String halfDone) {
        var volume = evidence.volume();
        if (proof.isPresent()) {
            return new Yes(volume, proof.get().at(), snapshot(evidence));
        }
        var what = evidence.find(Link.SnapshotTaken.class).isPresent() ? halfDone : "NO snapshot of it was taken";
        return evidence.stopped()
                .<Verdict>map(stop -> new No(volume, "%s; %s: %s".formatted(what, stop.reason(), stop.message())))
                .orElse(new Open(volume));
    }

    /** The snapshot that is on record of it, or empty. */
    static String snapshot(Evidence evidence) {
        var taken = evidence.find(Link.SnapshotTaken.class)
                .map(link -> "%s of %s".formatted(link.snapshot(), link.startTime()))
                .orElse("");
        var lock = evidence.find(Link.SnapshotLocked.class)
                .filter(link -> isOfTheOneThatCounts(evidence, link.snapshot()))
                .map(link -> ", locked until " + link.until())
                .orElse("");
        return taken + lock;
    }

    /** The volume as people find it. */
    static String describe(SourceVolume volume) {
        var place = volume.device().isEmpty() ? "not attached" : volume.device();
        return "%s (%s, %d GiB)".formatted(volume.id(), place, volume.gib());
    }
}
