package impound.processors.finding;

import impound.collector.record.Digest;
import impound.processors.Wire;
import impound.processors.audit.AuditRecords;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Writer;
import impound.processors.finding.Incident.InForce;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Documents;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;

/** Opens the incident of a finding: the event as received is in the bucket before anything else is done. */
public final class OpenIncident {
    private final ReadFinding readFinding;
    private final Documents documents;
    private final AuditLog audit;
    private final Settings settings;
    private final Writer writer;
    private final Clock clock;

    public OpenIncident(
            ReadFinding readFinding,
            Documents documents,
            AuditLog audit,
            Settings settings,
            Writer writer,
            Clock clock) {
        this.readFinding = readFinding;
        this.documents = documents;
        this.audit = audit;
        this.settings = settings;
        this.writer = writer;
        this.clock = clock;
    }

    /** The incident, opened now or by an earlier delivery of the same event. */
    public Incident open(Finding finding) {
        var region = finding.targets().get(0).region();
        var stored = documents.writeOrRead(region, EvidenceKeys.finding(finding.incident()), finding.body());
        var isFirst = Arrays.equals(stored, finding.body());
        var first = isFirst ? finding : (Finding) readFinding.read(new String(stored, StandardCharsets.UTF_8));
        var incident =
                documents.writeOrRead(region, EvidenceKeys.incident(finding.incident()), Wire.document(opened(first)));
        if (!isFirst) {
            audit.write(
                    region, finding.incident(), AuditRecords.repeated(finding.incident(), Wire.sha256(finding.body())));
        }
        return Wire.read(incident, Incident.class);
    }

    /** Keeps on record that nothing is collected for this event, and why. */
    public Ignored ignore(Ignored event) {
        audit.write(settings.home(), AuditRecords.INTAKE, AuditRecords.ignored(event));
        return event;
    }

    private Incident opened(Finding finding) {
        var region = finding.targets().get(0).region();
        return new Incident(
                finding.incident(),
                region,
                clock.instant(),
                Wire.sha256(finding.body()),
                finding.finding(),
                finding.targets(),
                inForce(settings, region),
                writer.build());
    }

    private static InForce inForce(Settings settings, Region region) {
        var locks = settings.locks();
        return new InForce(
                settings.in(region).evidenceBucket(),
                settings.in(region).forensicsKey().value(),
                locks.sourceMode() + " " + locks.sourceDays() + " days",
                locks.receivedMode() + " " + locks.receivedDays() + " days",
                settings.digests().stream().map(Digest::text).toList());
    }
}
