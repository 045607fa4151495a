package impound.processors.sweep;

import impound.processors.evidence.Evidence;
import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.sweep.Owner.Ending;
import java.time.Clock;

/** Judges machines, restored volumes and unfinished uploads: they are of no use once nothing more comes of their attempt. */
final class JudgeWork {
    private final Clock clock;

    JudgeWork(Clock clock) {
        this.clock = clock;
    }

    Judged made(Holding thing, Evidence evidence, Ending ending) {
        var named = new Named(evidence, thing.id());
        var underWay = Judge.isUnderWay(evidence, ending);
        if (named.isOnChain()) {
            return underWay && named.isCurrent()
                    ? needed(thing, evidence)
                    : over(thing, Verdict.LEFT_OVER, "its attempt is over", ending);
        }
        if (underWay && Label.of(thing).attempt() >= evidence.attempt()) {
            return Judged.of(thing, Verdict.NEEDED, "it is on no chain yet; its attempt looks for it by its tags");
        }
        return isYoung(thing)
                ? Judged.of(thing, Verdict.NEEDED, "it may still be put on record")
                : over(thing, Verdict.SURPLUS, "it is on no chain, and its attempt is over", ending);
    }

    Judged upload(Holding thing, Evidence evidence, Ending ending) {
        var isCurrent = Label.of(thing).attempt() >= evidence.collectorAttempt();
        return Judge.isUnderWay(evidence, ending) && isCurrent
                ? needed(thing, evidence)
                : over(thing, Verdict.LEFT_OVER, "its attempt is over", ending);
    }

    private static Judged needed(Holding thing, Evidence evidence) {
        return Judged.of(
                thing, Verdict.NEEDED, "the collection is at " + evidence.next().text());
    }

    private static Judged over(Holding thing, Verdict verdict, String why, Ending ending) {
        if (ending == Ending.OPEN) {
            return Judged.of(thing, verdict, why + "; its incident is not closed yet");
        }
        if (thing.kind() == Kind.VOLUME && !thing.of().isEmpty()) {
            return Judged.of(thing, verdict, "%s; it is still attached to %s".formatted(why, thing.of()));
        }
        return Judged.of(thing, verdict, why, remedy(thing.kind()));
    }

    private static Remedy remedy(Kind kind) {
        return switch (kind) {
            case COLLECTOR -> Remedy.TERMINATE;
            case VOLUME -> Remedy.DELETE_VOLUME;
            case UPLOAD -> Remedy.ABORT;
            case SNAPSHOT, SHARE -> throw new IllegalArgumentException(kind + " is no work");
        };
    }

    private boolean isYoung(Holding thing) {
        return clock.instant().isBefore(thing.since().plus(Judge.GRACE));
    }
}
