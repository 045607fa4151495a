package impound.collection;

import impound.processors.Wire;
import impound.processors.evidence.Chained;
import impound.processors.evidence.Link;
import java.util.List;
import java.util.Optional;

/** The chains of custody of one incident as they lie in the bucket. */
public record Chains(Store evidence, String incident) {
    public static Chains of(Collection collection) {
        return new Chains(collection.evidence(), collection.incident());
    }

    /** The chains of every incident that the bucket knows. */
    public static List<Chains> all(Store evidence) {
        return evidence.keys("").stream()
                .map(key -> key.substring(0, key.indexOf('/')))
                .distinct()
                .map(incident -> new Chains(evidence, incident))
                .toList();
    }

    public List<String> volumes() {
        return evidence.keys(incident + "/custody/").stream()
                .map(key -> key.split("/")[2])
                .distinct()
                .toList();
    }

    /** The documents of one chain in the order of their keys. */
    public List<byte[]> documents(String volume) {
        return evidence.keys(incident + "/custody/" + volume + "/").stream()
                .map(evidence::read)
                .toList();
    }

    public List<Chained> links(String volume) {
        return documents(volume).stream()
                .map(document -> Wire.read(document, Chained.class))
                .toList();
    }

    public List<String> kinds(String volume) {
        return links(volume).stream()
                .map(link -> link.link().getClass().getSimpleName())
                .toList();
    }

    /** The first fact of this kind. */
    public <T extends Link> T link(String volume, Class<T> kind) {
        return find(volume, kind).orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " of " + volume));
    }

    public <T extends Link> Optional<T> find(String volume, Class<T> kind) {
        return facts(volume, kind).stream().findFirst();
    }

    public <T extends Link> List<T> facts(String volume, Class<T> kind) {
        return links(volume).stream()
                .map(Chained::link)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Every snapshot that was taken of a source volume. */
    public List<String> sourceSnapshots() {
        return volumes().stream()
                .flatMap(volume -> facts(volume, Link.SnapshotTaken.class).stream())
                .map(taken -> taken.snapshot().value())
                .toList();
    }
}
