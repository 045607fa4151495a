package impound.collection;

import impound.processors.Wire;
import impound.processors.evidence.Chained;
import impound.processors.evidence.Link;
import java.util.List;

/** The chains of custody as they lie in the bucket. */
record Chains(Store evidence, String incident) {
    static Chains of(Collection collection) {
        return new Chains(collection.evidence(), collection.incident());
    }

    List<String> volumes() {
        return evidence.keys(incident + "/custody/").stream()
                .map(key -> key.split("/")[2])
                .distinct()
                .toList();
    }

    /** The documents of one chain in the order of their keys. */
    List<byte[]> documents(String volume) {
        return evidence.keys(incident + "/custody/" + volume + "/").stream()
                .map(evidence::read)
                .toList();
    }

    List<Chained> links(String volume) {
        return documents(volume).stream()
                .map(document -> Wire.read(document, Chained.class))
                .toList();
    }

    List<String> kinds(String volume) {
        return links(volume).stream()
                .map(link -> link.link().getClass().getSimpleName())
                .toList();
    }

    <T extends Link> T link(String volume, Class<T> kind) {
        return links(volume).stream()
                .map(Chained::link)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " of " + volume));
    }
}
