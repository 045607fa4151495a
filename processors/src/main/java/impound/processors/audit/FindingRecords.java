package impound.processors.audit;

import impound.processors.Printable;
import impound.processors.custody.Claim;
import impound.processors.evidence.Target;
import impound.processors.finding.Verdict;
import impound.processors.id.IncidentId;
import java.util.Optional;

/** What the audit log has of findings: what was decided about each, and what an incident is asked for once more. */
public final class FindingRecords {
    private FindingRecords() {}

    /**
     * What was decided about a finding, or an instance that it names.
     *
     * @param incident that is opened for it, or empty
     * @param sha256 of the event's bytes
     * @param number of the verdict in its event, from 0
     */
    public static FindingJudged judged(Verdict verdict, String incident, String sha256, int number) {
        var target = Optional.ofNullable(verdict.target());
        return new FindingJudged(
                "judged/%s/%d/%s".formatted(sha256, number, (verdict.decision() + " " + verdict.reason()).strip()),
                "FindingJudged",
                verdict.decision().name(),
                verdict.reason(),
                Printable.cut(verdict.message()),
                Printable.cut(verdict.finding()),
                Printable.cut(verdict.resource()),
                target.map(of -> of.account().value()).orElse(""),
                target.map(of -> of.region().value()).orElse(""),
                target.map(Target::name).orElse(""),
                incident,
                sha256);
    }

    /** That an event is one more report of what an incident is open for already. */
    public static FindingRepeated repeated(IncidentId incident, String sha256) {
        return new FindingRepeated(incident + "/repeated/" + sha256, "FindingRepeated", incident.value(), sha256);
    }

    /** That another event reports a finding and an instance for which the incident is open already. */
    public static FindingDuplicated duplicate(IncidentId incident, Claim.Subject subject, String event) {
        var target = subject.target();
        return new FindingDuplicated(
                "%s/duplicate/%s/%s".formatted(incident, target.id(), event),
                "FindingDuplicated",
                incident.value(),
                subject.finding(),
                target.account().value(),
                target.name(),
                event);
    }

    /** That somebody wants what an incident is about captured once more, by an incident of its own. */
    public static CapturedAgain capturedAgain(IncidentId first, IncidentId incident, String event) {
        return new CapturedAgain(
                "%s/again/%s".formatted(first, incident), "CapturedAgain", first.value(), incident.value(), event);
    }

    public record FindingJudged(
            String eventID,
            String event,
            String decision,
            String reason,
            String message,
            String finding,
            String resource,
            String account,
            String region,
            String instance,
            String incident,
            String sha256) {}

    public record FindingRepeated(String eventID, String event, String incident, String sha256) {}

    public record FindingDuplicated(
            String eventID,
            String event,
            String incident,
            String finding,
            String account,
            String instance,
            String sha256) {}

    public record CapturedAgain(String eventID, String event, String incident, String again, String sha256) {}
}
