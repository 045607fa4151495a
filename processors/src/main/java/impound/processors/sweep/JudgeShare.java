package impound.processors.sweep;

import impound.processors.evidence.Evidence;
import impound.processors.gateway.Holding;
import impound.processors.sweep.Owner.Ending;

/** Judges shares: of use as long as anything is still to be made of the snapshot here, and to a replay. */
final class JudgeShare {
    Judged of(Holding thing, Evidence evidence, Ending ending) {
        if (Judge.isUnderWay(evidence, ending)) {
            return Judged.of(
                    thing,
                    Verdict.NEEDED,
                    "the collection is at " + evidence.next().text());
        }
        if (!new Named(evidence, thing.id()).isPreserved()) {
            return Judged.of(thing, Verdict.FOR_REPLAY, "a replay restores from it");
        }
        return ending == Ending.OPEN
                ? Judged.of(thing, Verdict.LEFT_OVER, "image and copy are there; its incident is not closed yet")
                : Judged.of(thing, Verdict.LEFT_OVER, "image and copy are there", Remedy.WITHDRAW);
    }
}
