package impound.processors.custody;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Chained;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.TargetStopped;
import impound.processors.evidence.Writer;
import impound.processors.gateway.AuditLog;
import impound.processors.gateway.Documents;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of custody in the evidence bucket: the memory of the system. A message's chain is only a cache of it, so
 * what an earlier delivery, another replica or a process that died has written is adopted and never done again.
 */
public final class Custody {
    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);

    private final Documents documents;
    private final AuditLog audit;
    private final Writer writer;

    public Custody(Documents documents, AuditLog audit, Writer writer) {
        this.documents = documents;
        this.audit = audit;
        this.writer = writer;
    }

    /**
     * The evidence with the chain as the bucket has it.
     *
     * @throws IntegrityViolated where the last link that the message knows is not the one in the bucket
     */
    public Evidence current(Evidence evidence) {
        var place = new Place(
                evidence.target().region(),
                evidence.incident(),
                evidence.volume().id().value());
        var chain = adopted(place, confirmed(place, evidence.chain()));
        // Whoever wrote these may have died before the audit log had them; it takes an event twice.
        chain.links().stream().skip(evidence.chain().links().size()).forEach(link -> record(place, link));
        return evidence.with(chain);
    }

    /** Everything that is on record of this volume or target. */
    public Chain read(Region region, IncidentId incident, String id) {
        return adopted(new Place(region, incident, id), Chain.empty());
    }

    /** Writes the evidence's new link, if it has one; where the same fact of the same attempt is there, takes that one. */
    public Outcome write(Outcome outcome) {
        if (!(outcome instanceof Evidence evidence) || !evidence.chain().hasUnwritten()) {
            return outcome;
        }
        var place = new Place(
                evidence.target().region(),
                evidence.incident(),
                evidence.volume().id().value());
        return evidence.with(written(place, evidence.chain()));
    }

    /** Writes why nothing can be taken from a target. */
    public TargetStopped write(TargetStopped stopped) {
        var place = new Place(
                stopped.target().region(), stopped.incident(), stopped.target().id());
        return stopped.with(written(place, stopped.chain()));
    }

    private Chain written(Place place, Chain chain) {
        var mine = chain.last().by(writer);
        var seen = chain.withoutUnwritten();
        while (true) {
            var taken = documents.writeOrRead(place.region, place.key(mine.number()), mine.document());
            if (Wire.sha256(taken).equals(Wire.sha256(mine.document()))) {
                record(place, mine);
                return chain.written(mine);
            }
            var before = seen.links().size();
            seen = adopted(place, seen);
            seen.links().stream().skip(before).forEach(link -> record(place, link));
            if (seen.links().subList(mine.number() - 1, seen.links().size()).stream()
                    .anyMatch(mine::isSameFactAs)) {
                LOG.atInfo()
                        .addKeyValue("incident", place.incident)
                        .addKeyValue("volume", place.id)
                        .addKeyValue("kind", mine.link().getClass().getSimpleName())
                        .log("another process wrote the same fact first");
                return seen;
            }
            mine = mine.after(seen);
            chain = seen.with(mine);
        }
    }

    private Chain confirmed(Place place, Chain chain) {
        if (!chain.isEmpty()) {
            var stored = documents
                    .read(place.region, place.key(chain.written()))
                    .map(Wire::sha256)
                    .orElse("no document");
            if (!stored.equals(chain.head())) {
                throw new IntegrityViolated(place.key(chain.written()), chain.head(), stored);
            }
        }
        return chain;
    }

    private Chain adopted(Place place, Chain known) {
        var chain = known;
        for (var next = documents.read(place.region, place.key(chain.nextNumber()));
                next.isPresent();
                next = documents.read(place.region, place.key(chain.nextNumber()))) {
            chain = chain.adopt(next.get());
        }
        return chain;
    }

    /** So whoever can write the bucket can't rewrite the past unseen: the log is another account's to change. */
    private void record(Place place, Chained link) {
        audit.write(place.region, place.incident, AuditRecords.linkWritten(link));
    }

    private record Place(Region region, IncidentId incident, String id) {
        String key(int number) {
            return EvidenceKeys.link(incident, id, number);
        }
    }
}
