package impound.processors.completion;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Writer;
import impound.processors.gateway.Documents;
import impound.processors.gateway.Gateways;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Clock;
import java.util.Optional;

/**
 * Ends an incident, once: the closing record decides who did it. Whatever else belongs to it is made good by the next
 * one who comes by, so that a crash in between leaves nothing half done.
 */
public final class CloseIncident {
    private final Gateways aws;
    private final Documents documents;
    private final Groups groups;
    private final Inventory inventory;
    private final Writer writer;
    private final Clock clock;

    public CloseIncident(Gateways aws, Groups groups, Writer writer, Clock clock) {
        this.aws = aws;
        this.documents = aws.documents();
        this.groups = groups;
        this.inventory = new Inventory(aws.documents(), aws.objects());
        this.writer = writer;
        this.clock = clock;
    }

    /** The closing record of the incident as it is now: the last one, if it says the same, or a new one. */
    public Closing close(Region region, IncidentId incident) {
        while (true) {
            var last = last(region, incident);
            // read after it, so that what we close with is never older than what it says
            var collected = groups.collected(region, incident);
            var now = closing(collected, last.map(Closing::number).orElse(0) + 1);
            if (last.isPresent() && now.hasSameResultsAs(last.get())) {
                return complete(region, last.get(), collected);
            }
            // whoever loses the number looks at what the winner says, and has the next one if that is not the same
            if (documents.writeOnce(region, EvidenceKeys.closing(incident, now.number()), Wire.document(now))) {
                return complete(region, now, collected);
            }
        }
    }

    /** The newest closing record, if the incident was closed. */
    public Optional<Closing> last(Region region, IncidentId incident) {
        Optional<Closing> last = Optional.empty();
        for (int number = 1; ; number++) {
            var next = documents.read(region, EvidenceKeys.closing(incident, number));
            if (next.isEmpty()) {
                return last;
            }
            last = next.map(document -> Wire.read(document, Closing.class));
        }
    }

    private Closing closing(Collected collected, int number) {
        var incident = collected.incident();
        var volumes = Results.of(collected);
        return new Closing(
                Closing.FORMAT,
                incident.id(),
                number,
                Results.state(volumes, collected.known()),
                clock.instant(),
                incident.findingSha256(),
                volumes,
                inventory.of(incident.region(), incident.id(), volumes),
                writer.build());
    }

    /** The report goes last: where there is one, the rest is there. */
    private Closing complete(Region region, Closing closing, Collected collected) {
        var incident = closing.incident();
        var report = EvidenceKeys.report(incident, closing.number());
        if (documents.read(region, report).isPresent()) {
            return closing;
        }
        var document = documents
                .read(region, EvidenceKeys.closing(incident, closing.number()))
                .orElseThrow(() -> new IllegalStateException("the closing record was there a moment ago"));
        documents.writeOnce(
                region,
                EvidenceKeys.signature(incident, closing.number()),
                aws.signatures().sign(region, document));
        documents.writeOnce(
                region, EvidenceKeys.signingKey(incident), aws.signatures().publicKey(region));
        aws.audit()
                .write(
                        region,
                        incident,
                        AuditRecords.closed(
                                incident, closing.number(), closing.state().name(), document));
        documents.writeOnce(region, report, Wire.document(Report.of(closing, collected)));
        return closing;
    }
}
