package impound.processors.finding;

import impound.processors.custody.Claim.Subject;
import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.List;

/**
 * What an event reports of one region and is captured: whom it suspects, and the bytes that it came as.
 *
 * @param parts each pair of a finding and an instance that it names, of which there is one at least
 * @param refused what else the event names and a person has to look at: the incident is never complete with it
 * @param body the event byte for byte
 */
public record Finding(List<Part> parts, List<Verdict> refused, byte[] body) {
    public Finding {
        parts = List.copyOf(parts);
        refused = List.copyOf(refused);
    }

    /** An instance as one finding suspects it: {@code resource} is what the finding calls it. */
    public record Part(Asff finding, String resource, Target target) {
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
                parts.stream().filter(part -> subjects.contains(part.subject())).toList(), refused, body);
    }
}
