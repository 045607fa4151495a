package impound.processors.completion;

import impound.processors.Wire;
import impound.processors.completion.Closing.StoredObject;
import impound.processors.completion.Closing.Volume;
import impound.processors.custody.EvidenceKeys;
import impound.processors.gateway.Documents;
import impound.processors.gateway.StoredObjects;
import impound.processors.gateway.StoredObjects.Version;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.List;

/** Every version of every object of an incident. A second version, or a delete marker, has no hash: it should not be. Documents are read for it; an image's hash is the verified one. */
final class Inventory {
    private final Documents documents;
    private final StoredObjects objects;

    Inventory(Documents documents, StoredObjects objects) {
        this.documents = documents;
        this.objects = objects;
    }

    List<StoredObject> of(Region region, IncidentId incident, List<Volume> volumes) {
        var closing = EvidenceKeys.prefix(incident) + "closing/";
        return objects.versions(region, EvidenceKeys.prefix(incident)).stream()
                .filter(version -> !version.key().startsWith(closing))
                .map(version -> new StoredObject(
                        version.key(), version.versionId(), version.size(), sha256(region, version, volumes)))
                .toList();
    }

    private String sha256(Region region, Version version, List<Volume> volumes) {
        if (!version.latest() || version.deleteMarker()) {
            return "";
        }
        if (!version.key().endsWith(".image.dd")) {
            return documents.read(region, version.key()).map(Wire::sha256).orElse("");
        }
        return volumes.stream()
                .filter(volume -> volume.image().equals(version.key())
                        && volume.imageVersion().equals(version.versionId()))
                .map(Volume::imageSha256)
                .findFirst()
                .orElse("");
    }
}
