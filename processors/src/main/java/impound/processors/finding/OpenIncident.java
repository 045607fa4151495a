package impound.processors.finding;

import impound.collector.record.Digest;
import impound.processors.Wire;
import impound.processors.audit.AuditRecords;
import impound.processors.audit.FindingRecords;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Writer;
import impound.processors.finding.Incident.InForce;
import impound.processors.finding.Verdict.Decision;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Documents;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

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
        var region = finding.region();
        var stored = documents.writeOrRead(region, EvidenceKeys.finding(finding.incident()), finding.body());
        var isFirst = Arrays.equals(stored, finding.body());
        var first = isFirst ? finding : asStored(finding, stored);
        var incident =
                documents.writeOrRead(region, EvidenceKeys.incident(finding.incident()), Wire.document(opened(first)));
        if (isFirst) {
            noteAccepted(finding, region);
        } else {
            audit.write(
                    region,
                    finding.incident(),
                    FindingRecords.repeated(finding.incident(), Wire.sha256(finding.body())));
        }
        return Wire.read(incident, Incident.class);
    }

    /** Keeps on record that nothing is captured for this event, and why. */
    public Ignored ignore(Ignored event) {
        note(event.verdicts(), event.sha256());
        return event;
    }

    /**
     * Keeps on record what was decided about each finding and instance of an event that a person has to look at; where it is one, the
     * record of the parked message says all of it.
     *
     * @throws Rejected always, so that the event is parked
     */
    public Refused refuse(Refused event) {
        if (event.verdicts().size() > 1) {
            note(event.verdicts(), event.sha256());
        }
        throw event.why();
    }

    /** Keeps on record what else stood in an event of which something is captured, and why that is not. */
    public Accepted noteRest(Accepted event) {
        note(event.verdicts(), event.sha256());
        return event;
    }

    private void note(List<Verdict> verdicts, String sha256) {
        for (int number = 0; number < verdicts.size(); number++) {
            var verdict = verdicts.get(number);
            if (!verdict.is(Decision.ACCEPT)) {
                audit.write(settings.home(), AuditRecords.INTAKE, FindingRecords.judged(verdict, "", sha256, number));
            }
        }
    }

    /** In the region of the incident, and its stream: what is known of an instance stays where that is. */
    private void noteAccepted(Finding finding, Region region) {
        var sha256 = Wire.sha256(finding.body());
        for (int number = 0; number < finding.parts().size(); number++) {
            var part = finding.parts().get(number);
            var verdict = Verdict.accept(part.finding().id(), part.resource(), part.target());
            audit.write(
                    region,
                    finding.incident(),
                    FindingRecords.judged(verdict, finding.incident().value(), sha256, number));
        }
        finding.again()
                .ifPresent(first ->
                        audit.write(region, first, FindingRecords.capturedAgain(first, finding.incident(), sha256)));
    }

    /** What the incident was opened for counts, and not what reports the same finding once more. */
    private Finding asStored(Finding finding, byte[] stored) {
        return readFinding.read(new String(stored, StandardCharsets.UTF_8)) instanceof Accepted accepted
                ? accepted.findings().stream()
                        .filter(one -> one.incident().equals(finding.incident()))
                        .findFirst()
                        .orElse(finding)
                : finding;
    }

    private Incident opened(Finding finding) {
        var region = finding.region();
        return new Incident(
                finding.incident(),
                region,
                clock.instant(),
                Wire.sha256(finding.body()),
                finding.finding(),
                finding.findings(),
                finding.reported(),
                finding.targets(),
                finding.refused(),
                finding.again().map(IncidentId::value).orElse(""),
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
