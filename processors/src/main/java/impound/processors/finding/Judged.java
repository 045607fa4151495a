package impound.processors.finding;

import java.util.List;

/** What an event comes to: incidents to open, nothing to capture by design, or something for a person to look at. */
public sealed interface Judged permits Accepted, Ignored, Refused {
    /** What was decided about each of its findings and instances. */
    List<Verdict> verdicts();
}
