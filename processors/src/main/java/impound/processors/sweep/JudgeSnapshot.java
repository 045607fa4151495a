package impound.processors.sweep;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Holding;
import impound.processors.settings.Settings;
import impound.processors.settings.Settings.SourceSnapshots;
import impound.processors.sweep.Owner.Ending;
import java.time.Clock;
import java.time.Instant;

/** Judges snapshots: what a disk is kept in stays, what was made on the way goes once image and kept copy are there. */
final class JudgeSnapshot {
    private final Settings settings;
    private final Clock clock;

    JudgeSnapshot(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Judged of(Holding thing, Evidence evidence, Ending ending) {
        var named = new Named(evidence, thing.id());
        if (named.isReceived()) {
            return Judged.of(thing, Verdict.EVIDENCE, "the copy that is kept");
        }
        if (named.isSource()) {
            return source(thing, evidence, ending);
        }
        return named.isOnChain() ? copy(thing, evidence, ending) : unnamed(thing, evidence, ending);
    }

    private Judged source(Holding thing, Evidence evidence, Ending ending) {
        var isComplete = ending == Ending.COMPLETE && new Named(evidence, thing.id()).isPreserved();
        if (Judge.isUnderWay(evidence, ending) || ending == Ending.OPEN) {
            return Judged.of(thing, Verdict.NEEDED, "the source snapshot of an incident that is not complete");
        }
        if (!isComplete) {
            return Judged.of(thing, Verdict.EVIDENCE, "the source snapshot; the incident did not end as COMPLETE");
        }
        if (settings.sweeping().sourceSnapshots() == SourceSnapshots.KEEP) {
            return Judged.of(thing, Verdict.EVIDENCE, "the source snapshot, kept by setting");
        }
        var until = lockedUntil(thing, evidence);
        return until.isAfter(clock.instant())
                ? Judged.of(thing, Verdict.EVIDENCE, "the source snapshot, locked until " + until)
                : Judged.of(
                        thing,
                        Verdict.LEFT_OVER,
                        "the source snapshot; it is to go when its lock has run out",
                        Remedy.DELETE_SNAPSHOT);
    }

    private static Judged copy(Holding thing, Evidence evidence, Ending ending) {
        if (Judge.isUnderWay(evidence, ending)) {
            return Judged.of(
                    thing,
                    Verdict.NEEDED,
                    "the collection is at " + evidence.next().text());
        }
        if (!new Named(evidence, thing.id()).isPreserved()) {
            return Judged.of(thing, Verdict.FOR_REPLAY, "a replay goes on from it");
        }
        var remedy = ending == Ending.OPEN ? Remedy.NOTHING : Remedy.DELETE_SNAPSHOT;
        return gone(thing, Verdict.LEFT_OVER, "image and copy are there", remedy);
    }

    /** Of use to nobody, since no chain leads to it; a source snapshot stays all the same until its volume is safe twice. */
    private Judged unnamed(Holding thing, Evidence evidence, Ending ending) {
        if (clock.instant().isBefore(thing.since().plus(Judge.GRACE))
                || evidence.chain().isEmpty()) {
            return Judged.of(thing, Verdict.NEEDED, "it may still be put on record");
        }
        var label = Label.of(thing);
        var isSource = label.stage().equals(StageName.SNAPSHOT.text());
        if (!isSource && Judge.isUnderWay(evidence, ending) && label.attempt() >= evidence.attempt()) {
            return Judged.of(thing, Verdict.NEEDED, "it is on no chain yet; its attempt looks for it by its tags");
        }
        var isSafe = !Judge.isUnderWay(evidence, ending) && new Named(evidence, thing.id()).isPreserved();
        var isOver = isSource ? ending == Ending.COMPLETE : ending != Ending.OPEN;
        var remedy = isSafe && isOver ? Remedy.DELETE_SNAPSHOT : Remedy.NOTHING;
        return gone(thing, Verdict.SURPLUS, "another one was on record first", remedy);
    }

    private static Judged gone(Holding thing, Verdict verdict, String why, Remedy remedy) {
        return remedy == Remedy.NOTHING
                ? Judged.of(thing, verdict, why + "; it stays, since its incident has not ended well")
                : Judged.of(thing, verdict, why, remedy);
    }

    /** The latest of its locks; where none is on record it has none that is ours. */
    private static Instant lockedUntil(Holding thing, Evidence evidence) {
        return evidence.chain().all(Link.SnapshotLocked.class).stream()
                .filter(lock -> lock.snapshot().value().equals(thing.id()))
                .map(Link.SnapshotLocked::until)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
