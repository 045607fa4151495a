package impound.processors.sweep;

import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.SettableClock;
import impound.processors.fakes.SettingsOf;
import impound.processors.gateway.Holding;
import impound.processors.id.SnapshotId;
import impound.processors.settings.Settings;
import impound.processors.sweep.Owner.Ending;
import impound.processors.sweep.Owner.Known;
import java.time.Duration;
import java.util.List;

/** A judge, and one volume's life up to some point as what is known. */
final class Court {
    final SettableClock clock = new SettableClock();
    private final Settings settings;

    private Court(Settings settings) {
        this.settings = settings;
        // all things are old enough, unless a test says otherwise
        clock.pass(Duration.ofHours(1));
    }

    static Court usual() {
        return new Court(SettingsOf.tests());
    }

    /** Source snapshots are to go in the end. */
    static Court thatDeletesSources() {
        return new Court(SettingsOf.deletingSources());
    }

    Judged judge(Holding thing, Evidence evidence, Ending ending) {
        var owner = new Known(OpenIncidents.of(TARGET), List.of(evidence), List.of(), ending);
        return of(thing, owner);
    }

    Judged of(Holding thing, Owner owner) {
        return new Judge(settings, clock).of(thing, owner);
    }

    static Evidence imaging() {
        return Life.upTo(StageName.IMAGE);
    }

    /** All of it is done, and nothing was removed. */
    static Evidence preserved() {
        return Life.upTo(StageName.COMPLETED);
    }

    static Evidence failedAtImage() {
        return stopped(imaging());
    }

    static Evidence stopped(Evidence evidence) {
        return Life.add(
                evidence,
                new Link.CollectionStopped(Life.AT, StageName.RESTORE, "DEADLINE_PASSED", "too late", "look"));
    }

    static Evidence endedAttempt() {
        return Life.add(imaging(), new Link.AttemptEnded(Life.AT, StageName.RESTORE, "its collector is gone"));
    }

    /** The source snapshot was copied under our key on the way. */
    static Evidence reencrypted(Evidence evidence) {
        var copy = new SnapshotId(Things.REENCRYPTED);
        return Life.add(evidence, new Link.SnapshotCopied(Life.AT, Life.ACT, MONITORED, copy, SNAPSHOT, KEY));
    }

    static Evidence nothingTaken() {
        return Evidence.of(OpenIncidents.of(TARGET).id(), TARGET, ROOT);
    }
}
