package impound.processors.finding;

import java.util.List;

/** What an event comes to: incidents to open, or nothing to capture by design. What is not right is thrown. */
public sealed interface Judged permits Accepted, Ignored {
    /** What was decided about each of its findings and instances. */
    List<Verdict> verdicts();
}
