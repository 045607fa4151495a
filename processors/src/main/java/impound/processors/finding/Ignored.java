package impound.processors.finding;

import java.util.List;

/**
 * An event of which nothing is captured, by design. All that stays of it is one audit record for each verdict.
 *
 * @param verdicts on each of its findings, of which there is one at least
 * @param sha256 of the event's bytes
 */
public record Ignored(List<Verdict> verdicts, String sha256) implements Judged {
    public Ignored {
        verdicts = List.copyOf(verdicts);
    }
}
