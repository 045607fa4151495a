package impound.processors.finding;

import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;
import java.util.List;

/**
 * An event that was accepted: what it reports, whom it suspects, and the bytes that it came as.
 *
 * @param incident what is opened for it, named after its first accepted finding
 * @param targets each suspected instance once, all in the same region as the first
 * @param body the event byte for byte
 */
public record Finding(IncidentId incident, Asff finding, List<Target> targets, byte[] body) implements Judged {}
