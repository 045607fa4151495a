package impound.processors.sweep;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.gateway.Holding;
import impound.processors.settings.Settings;
import impound.processors.sweep.Owner.Ending;
import impound.processors.sweep.Owner.Known;
import impound.processors.sweep.Owner.Unknown;
import java.time.Clock;
import java.time.Duration;

/** Says of each thing what it is, from what the bucket knows of its owner, and asks nobody. */
public final class Judge {
    /**
     * How old a thing must be before "on no chain" means something: far longer than EC2 takes to show what it made, than a
     * lease or an intent lasts, and than a link takes to be written.
     */
    static final Duration GRACE = Duration.ofHours(1);

    private final Doubts doubts;
    private final JudgeWork work;
    private final JudgeSnapshot snapshots;
    private final JudgeShare shares;

    public Judge(Settings settings, Clock clock) {
        this.doubts = new Doubts(settings);
        this.work = new JudgeWork(clock);
        this.snapshots = new JudgeSnapshot(settings, clock);
        this.shares = new JudgeShare();
    }

    Judged of(Holding thing, Owner owner) {
        if (owner instanceof Unknown unknown) {
            return Judged.of(thing, Verdict.DOUBT, unknown.why());
        }
        var known = (Known) owner;
        return doubts.about(thing, known)
                .map(why -> Judged.of(thing, Verdict.DOUBT, why))
                .orElseGet(() -> judged(
                        thing, known, known.evidence(Label.of(thing).volume()).orElseThrow()));
    }

    private Judged judged(Holding thing, Known known, Evidence evidence) {
        return switch (thing.kind()) {
            case COLLECTOR, VOLUME -> work.made(thing, evidence, known.ending());
            case UPLOAD -> work.upload(thing, evidence, known.ending());
            case SNAPSHOT -> snapshots.of(thing, evidence, known.ending());
            case SHARE -> shares.of(thing, evidence, known.ending());
        };
    }

    /** Whether anything is still to come of it; of a volume that nothing is on record of, as long as its incident is open. */
    static boolean isUnderWay(Evidence evidence, Ending ending) {
        return evidence.chain().isEmpty() ? ending == Ending.OPEN : evidence.next() != StageName.COMPLETED;
    }
}
