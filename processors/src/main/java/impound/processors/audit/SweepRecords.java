package impound.processors.audit;

import impound.processors.id.IncidentId;
import impound.processors.sweep.Swept;
import java.time.Instant;

/** What the sweeper puts into the audit log. */
public final class SweepRecords {
    /** The stream, and the session, of what belongs to no incident that anybody knows. */
    public static final IncidentId SWEEP = new IncidentId("sweep");

    private SweepRecords() {}

    /** That the sweeper saw a thing for the first time, is about to remove it, or has. */
    public static ThingSwept swept(Swept.Row row, Instant at) {
        var judged = row.judged();
        var thing = judged.thing();
        return new ThingSwept(
                "sweep/%s/%s/%s/%s".formatted(thing.kind(), thing.id(), row.done(), at),
                "ThingSwept",
                judged.incident(),
                judged.volume(),
                thing.kind().name(),
                thing.id(),
                thing.account().value(),
                judged.verdict().name(),
                judged.reason(),
                row.monthlyCost(),
                row.done().name(),
                row.said());
    }

    public record ThingSwept(
            String eventID,
            String event,
            String incident,
            String volume,
            String kind,
            String id,
            String account,
            String verdict,
            String reason,
            String monthlyCost,
            String done,
            String said) {}
}
