package impound.processors.finding;

import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.gateway.Documents;
import impound.processors.gateway.Instances.Described;
import impound.processors.gateway.Instances.DescribedVolume;
import impound.processors.gateway.Instances.SourceAlone;
import impound.processors.gateway.Instances.SourceInstance;
import impound.processors.gateway.Source;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.Optional;

/** What the evidence bucket has of incidents and their targets. */
public final class Incidents {
    private final Documents documents;

    public Incidents(Documents documents) {
        this.documents = documents;
    }

    /**
     * The incident as it was opened.
     *
     * @throws IllegalStateException where there is none
     */
    public Incident read(Region region, IncidentId id) {
        return find(region, id)
                .orElseThrow(() -> new IllegalStateException("no incident " + id + " in the bucket of " + region));
    }

    /** The incident, if one was opened under this id in this region. */
    public Optional<Incident> find(Region region, IncidentId id) {
        return documents.read(region, EvidenceKeys.incident(id)).map(document -> Wire.read(document, Incident.class));
    }

    /**
     * Whether the incident has come to an end for this target, whatever became of it since. An incident also ends whose event was
     * parked before all was sent: a target of which nothing is on record was never on its way.
     */
    boolean isOver(Incident incident, Target target) {
        var region = incident.region();
        var id = incident.id();
        return isThere(region, EvidenceKeys.closing(id, 1))
                && (isThere(region, EvidenceKeys.source(id, target))
                        || isThere(region, EvidenceKeys.link(id, target.id(), 1)));
    }

    private boolean isThere(Region region, String key) {
        return documents.read(region, key).isPresent();
    }

    /** What EC2 said of the target, if it was asked already. */
    public Optional<Source> source(IncidentId id, Target target) {
        return documents
                .read(target.region(), EvidenceKeys.source(id, target))
                .map(document -> target instanceof VolumeTarget ? alone(document) : instance(document));
    }

    /** Keeps what EC2 said of the target; where it was kept before, that counts. */
    public SourceInstance keep(IncidentId id, InstanceTarget target, Described described) {
        return instance(kept(id, target, Wire.document(described)));
    }

    /** The same of a volume by itself. */
    public SourceAlone keep(IncidentId id, VolumeTarget target, DescribedVolume described) {
        return alone(kept(id, target, Wire.document(described)));
    }

    private byte[] kept(IncidentId id, Target target, byte[] document) {
        return documents.writeOrRead(target.region(), EvidenceKeys.source(id, target), document);
    }

    private static SourceInstance instance(byte[] document) {
        return Wire.read(document, Described.class).instance();
    }

    private static SourceAlone alone(byte[] document) {
        return Wire.read(document, DescribedVolume.class).alone();
    }
}
