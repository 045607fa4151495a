package impound.processors.audit;

import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Documents;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.nio.charset.StandardCharsets;

/**
 * Sees to it that no event is lost for its length: one that is longer than the log takes goes into the evidence bucket, and the
 * log says where it lies.
 */
public final class BoundedAuditLog implements AuditLog {
    /** In bytes of UTF-8: what CloudWatch Logs took of an event for years, 256 KiB with 26 bytes of its own. It takes more today. */
    static final int LONGEST = (256 << 10) - 26;

    private final AuditLog log;
    private final Documents documents;

    public BoundedAuditLog(AuditLog log, Documents documents) {
        this.log = log;
        this.documents = documents;
    }

    @Override
    public void write(Region region, IncidentId incident, Object event) {
        var line = Wire.write(event).getBytes(StandardCharsets.UTF_8);
        if (line.length <= LONGEST) {
            log.write(region, incident, event);
            return;
        }
        var sha256 = Wire.sha256(line);
        var key = EvidenceKeys.audit(incident, sha256);
        documents.writeOrRead(region, key, line);
        log.write(
                region,
                incident,
                new StoredElsewhere(
                        key,
                        "StoredElsewhere",
                        incident.value(),
                        event.getClass().getSimpleName(),
                        key,
                        sha256,
                        line.length));
    }

    /** That something happened of which more is to be told than an event of the log holds: what kind, and where it lies. */
    public record StoredElsewhere(
            String eventID, String event, String incident, String kind, String key, String sha256, int bytes) {}
}
