package impound.processors.sweep;

import impound.processors.failure.Answers;
import impound.processors.gateway.Holding;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import impound.processors.sweep.Owner.Known;
import impound.processors.sweep.Swept.Done;
import impound.processors.sweep.Swept.Mode;
import impound.processors.sweep.Swept.Row;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is left of collections by its tag, says of each thing whose it is and what it costs, and removes it only
 * where an incident that has ended owns it and its chain says that it is of no more use.
 */
public final class Sweep {
    private final Survey survey;
    private final Owners owners;
    private final Judge judge;
    private final Removing removing;
    private final SweepLog log;
    private final Rounds rounds;
    private final Settings settings;
    private final Clock clock;

    public Sweep(
            Survey survey,
            Owners owners,
            Judge judge,
            Removing removing,
            SweepLog log,
            Rounds rounds,
            Settings settings,
            Clock clock) {
        this.survey = survey;
        this.owners = owners;
        this.judge = judge;
        this.removing = removing;
        this.log = log;
        this.rounds = rounds;
        this.settings = settings;
        this.clock = clock;
    }

    /** A round, if one is due and no other process makes it. */
    public Optional<Swept> roundIfDue() {
        return rounds.beginIfDue() ? Optional.of(round(Mode.REMOVE)) : Optional.empty();
    }

    /** A round through all served regions, now. One that only lists leaves no trace. */
    public Swept round(Mode mode) {
        var rows = new ArrayList<Row>();
        var unseen = new ArrayList<String>();
        for (var region : settings.regions().keySet()) {
            var found = survey.of(region);
            unseen.addAll(found.unseen());
            rows.addAll(rows(region, found.things(), mode));
        }
        var swept = new Swept(clock.instant(), rows, unseen);
        if (mode == Mode.REMOVE) {
            rounds.remember(log.write(swept, rounds.seen()));
        }
        return swept;
    }

    private List<Row> rows(Region region, List<Holding> things, Mode mode) {
        var known = new HashMap<String, Owner>();
        return things.stream()
                .map(thing -> judge.of(
                        thing, known.computeIfAbsent(Label.of(thing).incident(), name -> owners.of(region, name))))
                .map(judged ->
                        mode == Mode.REMOVE && judged.remedy() != Remedy.NOTHING ? dealtWith(judged) : listed(judged))
                .toList();
    }

    private static Row listed(Judged judged) {
        return Row.of(judged, judged.remedy() == Remedy.NOTHING ? Done.NOTHING : Done.TO_BE_REMOVED, "");
    }

    /** What has come since the incident was read, such as a replay, counts: it is read and judged once more. */
    private Row dealtWith(Judged before) {
        var thing = before.thing();
        var owner = owners.of(thing.region(), before.incident());
        var judged = judge.of(thing, owner);
        if (judged.remedy() == Remedy.NOTHING) {
            return listed(judged);
        }
        log.begins(judged, clock.instant());
        return removed(judged, (Known) owner);
    }

    private Row removed(Judged judged, Known owner) {
        try {
            removing.remove(judged, owner.evidence(judged.volume()).orElseThrow());
            return Row.of(judged, Done.REMOVED, "");
        } catch (RuntimeException e) {
            if (Answers.isForLater(e)) {
                return Row.of(judged, Done.LATER, String.valueOf(e.getMessage()));
            }
            var failure = Answers.failure(e).orElseThrow(() -> e);
            return Row.of(judged, Done.REFUSED, String.valueOf(failure.getMessage()));
        }
    }
}
