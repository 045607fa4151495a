package impound.processors.custody;

import impound.processors.gateway.Documents;
import impound.processors.id.Region;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Documents of which each is asked for once: what is written once stays as it was read. For those who look at whole incidents again and
 * again, as the watch does. Not for whoever vouches for what lies in the bucket now: somebody may have tampered with it since.
 * Used by many threads at once.
 */
public final class RememberedDocuments implements Documents {
    /** A link has about 1 kB: those of a hundred incidents with ten volumes each. */
    private static final int MOST_BYTES = 16 << 20;

    private final Documents documents;
    private final Map<Place, byte[]> read = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    public RememberedDocuments(Documents documents) {
        this.documents = documents;
    }

    private record Place(Region region, String key) {}

    @Override
    public boolean writeOnce(Region region, String key, byte[] document) {
        return documents.writeOnce(region, key, document);
    }

    /** The document as it was when this process first saw it; what was not there is looked for again. */
    @Override
    public Optional<byte[]> read(Region region, String key) {
        var place = new Place(region, key);
        var known = known(place);
        if (known.isPresent()) {
            return known;
        }
        var found = documents.read(region, key);
        found.ifPresent(document -> remember(place, document.clone()));
        return found;
    }

    private synchronized Optional<byte[]> known(Place place) {
        return Optional.ofNullable(read.get(place)).map(byte[]::clone);
    }

    private synchronized void remember(Place place, byte[] document) {
        if (read.putIfAbsent(place, document) == null) {
            bytes += document.length;
        }
        var eldest = read.entrySet().iterator();
        while (bytes > MOST_BYTES && eldest.hasNext()) {
            bytes -= eldest.next().getValue().length;
            eldest.remove();
        }
    }
}
