package impound.processors.finding;

import impound.processors.finding.Verdict.Decision;
import java.util.List;

/**
 * An event of which something is captured.
 *
 * @param findings one for each region in which it names instances: everything of a collection stays in its region
 * @param verdicts on each of its findings and instances, in the event's order
 * @param sender who wants it captured
 * @param sha256 of the event's bytes
 */
public record Accepted(List<Finding> findings, List<Verdict> verdicts, Sender sender, String sha256) implements Judged {
    public Accepted {
        findings = List.copyOf(findings);
        verdicts = List.copyOf(verdicts);
    }

    /** The same event with only these to open. */
    Accepted with(List<Finding> toOpen) {
        return new Accepted(toOpen, verdicts, sender, sha256);
    }

    /** Whether a person has to look at a part of it. */
    public boolean isPartial() {
        return verdicts.stream().anyMatch(verdict -> verdict.is(Decision.REJECT));
    }
}
