package impound.processors.sweep;

import impound.processors.audit.SweepRecords;
import impound.processors.gateway.AuditLog;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.notice.TellOfSweep;
import impound.processors.sweep.Swept.Done;
import impound.processors.sweep.Swept.Row;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps on record what a round did and what it saw for the first time, and tells people where one of them has to act. */
public final class SweepLog {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLog.class);

    private final AuditLog audit;
    private final TellOfSweep people;

    public SweepLog(AuditLog audit, TellOfSweep people) {
        this.audit = audit;
        this.people = people;
    }

    /** Before the act, so that one whose process dies at it is on record too. */
    void begins(Judged judged, Instant at) {
        write(Row.of(judged, Done.TO_BE_REMOVED, ""), at);
    }

    /** Writes what is done or new, and tells of what is new and a person's; answers the keys of all that was seen. */
    SortedSet<String> write(Swept swept, SortedSet<String> before) {
        var news = swept.rows().stream()
                .filter(row -> isDone(row) || !before.contains(row.key()))
                .toList();
        news.forEach(row -> write(row, swept.at()));
        swept.rows().stream()
                .map(row -> row.judged().thing().region())
                .distinct()
                .forEach(region -> tell(region, news));
        swept.unseen()
                .forEach(where -> LOG.atWarn().addKeyValue("where", where).log("nobody could look for what is left"));
        LOG.atInfo()
                .addKeyValue("things", swept.rows().size())
                .addKeyValue(
                        "removed",
                        swept.rows().stream().filter(SweepLog::isDone).count())
                .addKeyValue("new", news.size())
                .log("swept");
        var seen = new TreeSet<String>();
        swept.rows().stream().filter(row -> !isDone(row)).map(Row::key).forEach(seen::add);
        return seen;
    }

    private void tell(Region region, List<Row> news) {
        var things = news.stream()
                .filter(Row::isForPerson)
                .filter(row -> row.judged().thing().region().equals(region))
                .map(SweepLog::line)
                .toList();
        if (!things.isEmpty()) {
            people.tell(region, things);
        }
    }

    private static String line(Row row) {
        var judged = row.judged();
        var why = row.said().isEmpty() ? judged.reason() : row.said();
        return "%s %s in account %s: %s (%s)"
                .formatted(
                        judged.thing().kind(),
                        judged.thing().id(),
                        judged.thing().account(),
                        why,
                        judged.verdict());
    }

    private static boolean isDone(Row row) {
        return row.done() == Done.REMOVED;
    }

    private void write(Row row, Instant at) {
        var judged = row.judged();
        audit.write(judged.thing().region(), stream(judged), SweepRecords.swept(row, at));
    }

    /** What a doubtful thing says of itself opens no stream. */
    private static IncidentId stream(Judged judged) {
        return judged.verdict() == Verdict.DOUBT ? SweepRecords.SWEEP : new IncidentId(judged.incident());
    }
}
