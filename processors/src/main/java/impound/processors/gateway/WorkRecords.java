package impound.processors.gateway;

import impound.processors.id.Region;
import java.util.List;
import java.util.Optional;

/** The work bucket of a region: records that change, each change only on what it was read as. */
public interface WorkRecords {
    Optional<Versioned> read(Region region, String key);

    /** Whether there was nothing under the key, and now this. */
    boolean create(Region region, String key, byte[] record);

    /** Whether the record still was as read, and now is this. */
    boolean replace(Region region, String key, Versioned old, byte[] record);

    /** The keys that begin like this, in their order. */
    List<String> keys(Region region, String prefix);

    /** Removes the record, if it is there. */
    void remove(Region region, String key);

    /** A record with what S3 calls its ETag. */
    record Versioned(byte[] bytes, String etag) {}
}
