package impound.processors.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Hopped;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import impound.processors.evidence.Target;
import impound.processors.gateway.ReportedFindings.Reported;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is open for a finding: the document {@code incident.json}.
 *
 * @param findingSha256 of the event's bytes, as they lie beside this
 * @param finding the first that was accepted, as far as we need it
 * @param findings the ids of all that were, as their products gave them
 * @param reported the same as Security Hub knows them, without what a person asked for by hand
 * @param refused what else the event named and a person has to look at: nothing of it is captured
 * @param again the incident that this is another capture of; empty for the first
 * @param build of the coordinator that opened it
 */
public record Incident(
        IncidentId id,
        Region region,
        Instant openedAt,
        String findingSha256,
        Asff finding,
        List<String> findings,
        List<Reported> reported,
        List<Target> targets,
        List<Verdict> refused,
        String again,
        InForce settings,
        String build)
        implements Hopped {

    public Incident {
        // an incident that was opened by an older build has none on record
        reported = reported == null ? List.of() : List.copyOf(reported);
    }

    /** The settings that decide what becomes of the evidence, as they were when the incident was opened. */
    public record InForce(
            String evidenceBucket, String forensicsKey, String sourceLock, String receivedLock, List<String> digests) {}

    @Override
    public String subject() {
        return id + "/intake";
    }

    /** Nothing was sent for it before it was opened. */
    @Override
    @JsonIgnore
    public int hop() {
        return 0;
    }

    /** The watch first: from then on the incident ends, whatever becomes of the targets. */
    public Sending sending() {
        return new Sending(
                this,
                Stream.<Onward>concat(
                                Stream.of(new IncidentWatch(id, region, openedAt, 0)),
                                targets.stream().map(target -> Assignment.of(id, target)))
                        .toList());
    }
}
