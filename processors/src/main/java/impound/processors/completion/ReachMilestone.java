package impound.processors.completion;

import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.failure.Answers;
import impound.processors.gateway.Gateways;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.stage.Patience;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when all volumes of an incident have come to a milestone, and what if they never do. */
public final class ReachMilestone {
    /** A collection waits at no more places than this, each with its own deadline. */
    private static final int WAITS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ReachMilestone.class);

    private final Gateways aws;
    private final Groups groups;
    private final CloseIncident closing;
    private final Patience patience;
    private final Clock clock;

    public ReachMilestone(Gateways aws, Groups groups, CloseIncident closing, Patience patience, Clock clock) {
        this.aws = aws;
        this.groups = groups;
        this.closing = closing;
        this.patience = patience;
        this.clock = clock;
    }

    /** A group that is complete: the notice that all is imaged, or the end of the incident. */
    public Group reach(Group group) {
        switch (group.milestone()) {
            case IMAGED -> imaged(group.region(), group.incident());
            case CLOSING -> closing.close(group.region(), group.incident());
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
            return isEnded(watch) ? new Sending(watch, List.of()) : new Sending(watch, List.of(watch));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("incident", watch.incident())
                    .setCause(e)
                    .log("a round of the watch failed; the next one tries again");
            // what AWS refuses for good a person has to mend: that takes longer than a round
            var isFinal = Answers.failure(e).isPresent();
            return new Sending(
                    watch, List.of(isFinal ? new NotYet(watch, StageName.COMPLETED, NotYet.LONGEST) : watch));
        }
    }

    private boolean isEnded(IncidentWatch watch) {
        var collected = groups.collected(watch.region(), watch.incident());
        var isEnded = groups.seeded(collected, Milestone.CLOSING).isComplete() || isOver(watch, collected);
        if (isEnded) {
            closing.close(watch.region(), watch.incident());
        }
        var imaged = groups.seeded(collected, Milestone.IMAGED);
        if (imaged.isComplete()) {
            reach(imaged);
        }
        return isEnded;
    }

    private boolean isOver(IncidentWatch watch, Collected collected) {
        var largest = collected.volumes().stream()
                .mapToInt(evidence -> evidence.volume().gib())
                .max()
                .orElse(0);
        var end = watch.opened().plus(patience.deadline(largest).multipliedBy(WAITS));
        return end.isBefore(clock.instant());
    }

    private void imaged(Region region, IncidentId incident) {
        var collected = groups.collected(region, incident);
        var volumes = Results.of(collected);
        var any = volumes.stream().anyMatch(volume -> !volume.image().isEmpty());
        if (!any || aws.documents().read(region, EvidenceKeys.imaged(incident)).isPresent()) {
            return;
        }
        aws.notices().publish(region, Notice.imagedSubject(collected), Notice.imagedText(volumes));
        aws.documents()
                .writeOnce(region, EvidenceKeys.imaged(incident), Wire.document(new Imaged(clock.instant(), volumes)));
    }

    /** Marks that the IMAGED notice went out, and what it said. */
    public record Imaged(Instant at, List<Closing.Volume> volumes) {}
}
