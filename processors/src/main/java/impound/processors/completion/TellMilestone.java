package impound.processors.completion;

import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.gateway.Documents;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.notice.TellPeople;
import impound.processors.notice.Telling;
import impound.processors.notice.WriteBack;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Tells people that an incident has come to a milestone, once everything that is to lie in the bucket by then does. */
public final class TellMilestone {
    private final TellPeople people;
    private final WriteBack findings;
    private final Groups groups;
    private final Documents documents;
    private final Clock clock;

    public TellMilestone(TellPeople people, WriteBack findings, Groups groups, Documents documents, Clock clock) {
        this.people = people;
        this.findings = findings;
        this.groups = groups;
        this.documents = documents;
        this.clock = clock;
    }

    /** Tells that all images are there. Where none was made nobody is told so. */
    Telling imaged(Region region, IncidentId incident) {
        if (documents.read(region, EvidenceKeys.imaged(incident)).isPresent()) {
            return Telling.DONE;
        }
        var collected = groups.collected(region, incident);
        var volumes = Results.of(collected);
        if (volumes.stream().allMatch(volume -> volume.image().isEmpty())) {
            return Telling.DONE;
        }
        var telling = people.tell(MilestoneNotices.imaged(collected, volumes));
        if (telling == Telling.DONE) {
            var mark = Wire.document(new Imaged(clock.instant(), volumes));
            documents.writeOnce(region, EvidenceKeys.imaged(incident), mark);
        }
        return telling;
    }

    /** Tells what the incident came to, and says so on its findings. */
    Telling closed(Region region, Closing closing) {
        return people.tell(MilestoneNotices.closed(region, closing))
                .and(findings.ended(
                        region,
                        closing.incident(),
                        closing.number(),
                        closing.state().name()));
    }

    /** Marks that the IMAGED notice went out, and what it said. */
    public record Imaged(Instant at, List<Closing.Volume> volumes) {}
}
