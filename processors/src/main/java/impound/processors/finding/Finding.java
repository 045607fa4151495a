package impound.processors.finding;

import static java.util.Objects.requireNonNullElse;

import impound.processors.custody.Claim.Subject;
import impound.processors.evidence.Target;
import impound.processors.gateway.ReportedFindings.Reported;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.List;
import java.util.Optional;

/**
 * What an event reports of one region and is captured: whom it suspects, and the bytes that it came as.
 *
 * @param parts each pair of a finding and an instance that it names, of which there is one at least
 * @param refused what else the event names and a person has to look at: the incident is never complete with it
 * @param again the incident that a person wants captured once more; empty for the first time
 * @param body the event byte for byte
 */
public record Finding(List<Part> parts, List<Verdict> refused, Optional<IncidentId> again, byte[] body) {
    public Finding {
        parts = List.copyOf(parts);
        refused = List.copyOf(refused);
    }

    /** The field of a finding in Security Hub that names the incident of ours, if it has one. */
    public static final String NOTED_INCIDENT = "impoundIncident";

    /**
     * An instance as one finding suspects it: {@code resource} is what the finding calls it.
     *
     * @param noted incident that is noted on the finding as its own, by us or by anybody who may write there; empty if none is
     */
    public record Part(Asff finding, String resource, Target target, String noted) {
        Subject subject() {
            return new Subject(finding.id(), target);
        }
    }

    /** What is opened for it, named after its first part. */
    public IncidentId incident() {
        var first = parts.get(0);
        return IncidentIds.of(first.finding(), first.target());
    }

    /** Where all of it is, and stays. */
    public Region region() {
        return parts.get(0).target().region();
    }

    /** The first of the findings, with all resources that are captured, as far as they are needed. */
    public Asff finding() {
        var named = parts.stream()
                .flatMap(part -> part.finding().resources().stream()
                        .filter(resource -> part.resource().equals(resource.id())))
                .distinct()
                .toList();
        return parts.get(0).finding().with(named).bounded();
    }

    /** The ids of all its findings, as their products gave them. */
    public List<String> findings() {
        return parts.stream().map(part -> part.finding().id()).distinct().toList();
    }

    /** The same as Security Hub knows them; what a person asks for by hand it does not know. */
    List<Reported> reported() {
        return parts.stream()
                .map(Part::finding)
                .filter(finding -> finding.productArn() != null)
                .map(finding -> new Reported(
                        finding.id(), finding.productArn(), requireNonNullElse(finding.awsAccountId(), "")))
                .distinct()
                .toList();
    }

    /** Each suspected instance once. */
    public List<Target> targets() {
        return parts.stream().map(Part::target).distinct().toList();
    }

    /** What is claimed for it. */
    List<Subject> subjects() {
        return parts.stream().map(Part::subject).distinct().toList();
    }

    /** Only what these are about. */
    Finding of(List<Subject> subjects) {
        return new Finding(
                parts.stream().filter(part -> subjects.contains(part.subject())).toList(), refused, again, body);
    }
}
