package impound.processors.audit;

import impound.processors.Printable;
import impound.processors.Wire;
import impound.processors.gateway.ReportedFindings.Unwritten;
import impound.processors.id.IncidentId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the audit log has of notes on findings in Security Hub. */
public final class WriteBackRecords {
    private WriteBackRecords() {}

    /** That findings say now what becomes of them, word for word, and which do not. */
    public static FindingWrittenBack written(
            IncidentId incident, String name, String text, List<String> findings, List<Unwritten> without) {
        return new FindingWrittenBack(
                id(incident, name),
                "FindingWrittenBack",
                incident.value(),
                text,
                findings.stream().map(Printable::cut).toList(),
                without.stream().map(WriteBackRecords::words).toList());
    }

    /** That findings could not be told what becomes of them. */
    public static WriteBackFailed failed(IncidentId incident, String name, String message) {
        var hash = Wire.sha256(message.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        return new WriteBackFailed(
                id(incident, name) + "/failed/" + hash,
                "WriteBackFailed",
                incident.value(),
                name,
                Printable.cut(message));
    }

    /** Why a finding does not have its note. */
    public static String words(Unwritten one) {
        return Printable.cut(one.finding() + ": " + one.message());
    }

    private static String id(IncidentId incident, String name) {
        return incident + "/write-back/" + name;
    }

    public record FindingWrittenBack(
            String eventID, String event, String incident, String text, List<String> findings, List<String> without) {}

    public record WriteBackFailed(String eventID, String event, String incident, String name, String message) {}
}
