package impound.processors.gateway;

import impound.processors.id.Region;
import java.util.Optional;

/** The small documents of the evidence bucket of a region: written once, never again. */
public interface Documents {
    /**
     * Writes the document, unless there is one under this key.
     *
     * @return whether this call wrote it; {@code false} may also be the echo of our own write whose answer was lost
     */
    boolean writeOnce(Region region, String key, byte[] document);

    /** The document under this key. */
    Optional<byte[]> read(Region region, String key);

    /**
     * Writes the document, and where one is there already takes that.
     *
     * @return the bytes that now lie under the key
     */
    default byte[] writeOrRead(Region region, String key, byte[] document) {
        return writeOnce(region, key, document)
                ? document
                : read(region, key).orElseThrow(() -> new IllegalStateException(key + " is taken, yet not there"));
    }
}
