package impound.processors.failure;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.StageName;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.WorkRecords;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;

/** Keeps the body of a parked message beside the parked queue, since SQS forgets a message after 14 days at the most. */
public final class Parking {
    private final WorkRecords records;
    private final AuditLog audit;
    private final Settings settings;

    public Parking(WorkRecords records, AuditLog audit, Settings settings) {
        this.records = records;
        this.audit = audit;
        this.settings = settings;
    }

    /** Keeps the body byte for byte, and puts on record why it is parked. */
    public void keep(StageName stage, String messageId, String body, CollectionFailure failure) {
        var region = settings.home();
        records.create(region, WorkKeys.parked(stage, messageId), body.getBytes(StandardCharsets.UTF_8));
        audit.write(
                region,
                AuditRecords.INTAKE,
                AuditRecords.parked(messageId, stage.text(), failure.reason(), failure.getMessage()));
    }
}
