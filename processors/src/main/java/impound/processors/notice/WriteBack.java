package impound.processors.notice;

import impound.processors.Wire;
import impound.processors.audit.WriteBackRecords;
import impound.processors.custody.EvidenceKeys;
import impound.processors.custody.WorkKeys;
import impound.processors.failure.Answers;
import impound.processors.finding.Finding;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.ReportedFindings;
import impound.processors.gateway.ReportedFindings.Note;
import impound.processors.gateway.ReportedFindings.Unwritten;
import impound.processors.gateway.ReportedFindings.Why;
import impound.processors.gateway.WorkRecords;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says on the findings themselves what becomes of them, for whoever works in Security Hub: that their disks are collected, and
 * what that came to. As with {@link TellPeople}, written first and marked after it, and nothing of a collection waits for it. No
 * finding is ever resolved: that its disks are safe says nothing of the attack.
 */
public final class WriteBack {
    private static final String BEGUN = "begun";

    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);

    private final ReportedFindings hub;
    private final WorkRecords records;
    private final AuditLog audit;
    private final Incidents incidents;
    private final Settings settings;

    public WriteBack(Gateways aws, Settings settings) {
        this.hub = aws.reported();
        this.records = aws.records();
        this.audit = aws.audit();
        this.incidents = new Incidents(aws.documents());
        this.settings = settings;
    }

    /** Says that the disks are being collected. */
    public Telling begun(Incident incident) {
        if (!settings.intake().writesBack()) {
            return Telling.DONE;
        }
        return tried(incident.id(), BEGUN, incident.region(), () -> {
            if (isMarked(incident.region(), incident.id(), BEGUN)) {
                return Telling.DONE;
            }
            var text = "Impound collects the disks: incident %s, evidence in %s"
                    .formatted(incident.id(), evidence(incident));
            return written(incident, BEGUN, note(incident, "COLLECTING", text, true));
        });
    }

    /** Says what the incident came to by its closing record of this number; from then on nobody says any more that it has begun. */
    public Telling ended(Region region, IncidentId id, int number, String state) {
        if (!settings.intake().writesBack()) {
            return Telling.DONE;
        }
        var name = "ended-%04d".formatted(number);
        return tried(id, name, region, () -> {
            if (isMarked(region, id, name)) {
                return Telling.DONE;
            }
            var incident = incidents.read(region, id);
            var text = "Impound %s: incident %s, report s3://%s/%s"
                    .formatted(state, id, incident.settings().evidenceBucket(), EvidenceKeys.report(id, number));
            var isFirst = !isMarked(region, id, BEGUN);
            var telling = written(incident, name, note(incident, state, text, isFirst));
            if (telling == Telling.DONE) {
                mark(incident, BEGUN, text);
            }
            return telling;
        });
    }

    private static Note note(Incident incident, String state, String text, boolean isFirst) {
        return new Note(
                text,
                new TreeMap<>(Map.of(
                        Finding.NOTED_INCIDENT,
                        incident.id().value(),
                        "impoundState",
                        state,
                        "impoundEvidence",
                        evidence(incident))),
                isFirst);
    }

    private static String evidence(Incident incident) {
        return "s3://" + incident.settings().evidenceBucket() + "/" + EvidenceKeys.prefix(incident.id());
    }

    /** A hub that lacks a finding is none of our failures: GuardDuty's own feed works without any hub. */
    private Telling written(Incident incident, String name, Note note) {
        var findings = incident.reported();
        if (findings.isEmpty()) {
            return Telling.DONE;
        }
        var without = hub.note(incident.region(), findings, note);
        var failed = without.stream().filter(one -> one.why() != Why.NOT_THERE).toList();
        if (!failed.isEmpty()) {
            reportOnce(incident.region(), incident.id(), name, words(failed));
            return failed.stream().anyMatch(one -> one.why() == Why.LATER) ? Telling.LATER : Telling.REFUSED;
        }
        var ids = findings.stream().map(ReportedFindings.Reported::id).toList();
        audit.write(
                incident.region(),
                incident.id(),
                WriteBackRecords.written(incident.id(), name, note.text(), ids, without));
        mark(incident, name, note.text());
        return Telling.DONE;
    }

    private boolean isMarked(Region region, IncidentId incident, String name) {
        return records.read(region, WorkKeys.writtenBack(incident, name)).isPresent();
    }

    private void mark(Incident incident, String name, String text) {
        records.create(
                incident.region(), WorkKeys.writtenBack(incident.id(), name), Wire.document(Map.of("text", text)));
    }

    private Telling tried(IncidentId incident, String name, Region region, Try write) {
        try {
            return write.telling();
        } catch (SdkException e) {
            report(incident, name, e);
            reportOnce(region, incident, name, String.valueOf(e.getMessage()));
            return Answers.isForLater(e) ? Telling.LATER : Telling.REFUSED;
        }
    }

    /** The audit log has one line of it however often it is tried; each try is in our own log. */
    private void reportOnce(Region region, IncidentId incident, String name, String message) {
        try {
            var key = WorkKeys.notWrittenBack(incident, name);
            if (records.read(region, key).isEmpty()) {
                var event = WriteBackRecords.failed(incident, name, message);
                audit.write(region, incident, event);
                records.create(region, key, Wire.document(event));
            }
        } catch (SdkException e) {
            report(incident, name, e);
        }
    }

    private static String words(List<Unwritten> failed) {
        return failed.stream().map(WriteBackRecords::words).collect(Collectors.joining("; "));
    }

    private static void report(IncidentId incident, String name, SdkException e) {
        LOG.atError()
                .addKeyValue("incident", incident)
                .addKeyValue("note", name)
                .setCause(e)
                .log("a finding does not say what becomes of it");
    }

    private interface Try {
        Telling telling();
    }
}
