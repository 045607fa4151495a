package impound.processors.completion;

import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.notice.Telling;
import impound.processors.stage.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when all volumes of an incident have come to a milestone, and what if they never do. */
public final class ReachMilestone {
    /** A collection waits at no more places than this, each with its own deadline. */
    private static final int WAITS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ReachMilestone.class);

    private final Groups groups;
    private final CloseIncident closing;
    private final TellMilestone milestone;
    private final TellMissed missed;
    private final Patience patience;
    private final Clock clock;

    public ReachMilestone(
            Groups groups,
            CloseIncident closing,
            TellMilestone milestone,
            TellMissed missed,
            Patience patience,
            Clock clock) {
        this.groups = groups;
        this.closing = closing;
        this.milestone = milestone;
        this.missed = missed;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * A group that is complete: the notice that all is imaged, or the end of the incident. A volume that had stopped when
     * the group heard of it may have been resumed since, so the chains have the last word.
     */
    public Group reach(Group group) {
        if (groups.seeded(group.region(), group.incident(), group.milestone()).isComplete()) {
            switch (group.milestone()) {
                case IMAGED -> milestone.imaged(group.region(), group.incident());
                case CLOSING -> close(group.region(), group.incident());
            }
        }
        return group;
    }

    /**
     * One round of the watch: it makes good what a lost message or a failed close has left undone. Whatever fails in it,
     * the watch goes on: nobody else would.
     *
     * @return the watch again, or nothing more once the incident is closed for good
     */
    public Sending look(IncidentWatch watch) {
        try {
            return new Sending(watch, round(watch));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("incident", watch.incident())
                    .setCause(e)
                    .log("a round of the watch failed; the next one tries again");
            // what AWS refuses for good a person has to mend: that takes longer than a round
            var isFinal = Answers.failure(e).isPresent();
            return new Sending(watch, List.of(isFinal ? muchLater(watch) : later(watch)));
        }
    }

    /** After the close it goes on only while somebody has to be told and SNS is out of order for a time; no refusal keeps it. */
    private List<Onward> round(IncidentWatch watch) {
        var collected = groups.collected(watch.region(), watch.incident());
        var tellings = new ArrayList<>(missed.tell(collected));
        var isEnded = groups.seeded(collected, Milestone.CLOSING).isComplete() || isOver(watch, collected);
        if (isEnded) {
            tellings.add(close(watch.region(), watch.incident()));
        }
        if (groups.seeded(collected, Milestone.IMAGED).isComplete()) {
            tellings.add(milestone.imaged(watch.region(), watch.incident()));
        }
        if (!isEnded) {
            return List.of(later(watch));
        }
        return tellings.contains(Telling.LATER) ? List.of(muchLater(watch)) : List.of();
    }

    private Telling close(Region region, IncidentId incident) {
        return milestone.closed(region, closing.close(region, incident));
    }

    /** A young incident is looked at each minute; one of hours or days by a tenth of its age, since each look reads all its chains. */
    private NotYet later(IncidentWatch watch) {
        var tenth = Duration.between(watch.opened(), clock.instant()).dividedBy(10);
        var delay = tenth.compareTo(watch.delay()) > 0 ? tenth : watch.delay();
        return new NotYet(watch, StageName.COMPLETED, delay);
    }

    private static NotYet muchLater(IncidentWatch watch) {
        return new NotYet(watch, StageName.COMPLETED, NotYet.LONGEST);
    }

    private boolean isOver(IncidentWatch watch, Collected collected) {
        var largest = collected.volumes().stream()
                .mapToInt(evidence -> evidence.volume().gib())
                .max()
                .orElse(0);
        var end = watch.opened().plus(patience.deadline(largest).multipliedBy(WAITS));
        return end.isBefore(clock.instant());
    }
}
