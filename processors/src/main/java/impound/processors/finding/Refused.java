package impound.processors.finding;

import static java.util.stream.Collectors.joining;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.finding.Verdict.Decision;
import java.util.List;

/**
 * An event of which nothing is captured, and at which a person has to look.
 *
 * @param verdicts on each of its findings and instances, at least one of which is to reject
 * @param sha256 of the event's bytes
 */
public record Refused(List<Verdict> verdicts, String sha256) implements Judged {
    public Refused {
        verdicts = List.copyOf(verdicts);
    }

    /** What the person is told: the first reason, and in words all of them. */
    public Rejected why() {
        var rejected =
                verdicts.stream().filter(verdict -> verdict.is(Decision.REJECT)).toList();
        var all = rejected.stream().map(Verdict::message).distinct().collect(joining("; "));
        return new Rejected(rejected.get(0).reason(), all);
    }
}
