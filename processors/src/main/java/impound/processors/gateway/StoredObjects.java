package impound.processors.gateway;

import impound.collector.record.S3Checksum;
import impound.processors.id.Region;
import java.util.List;
import java.util.Optional;

/** What S3 itself says about the objects of the evidence bucket of a region. */
public interface StoredObjects {
    /** The current version under this key. */
    Optional<Stored> head(Region region, String key);

    /** Every version and delete marker below this prefix, in the order of keys, all pages. */
    List<Version> versions(Region region, String prefix);

    /**
     * Gives up every multipart upload to this key that was begun and not completed; an object under the key stays. To be
     * asked when whoever sent the parts is gone: one that is on its way may stay (S3 API Reference, AbortMultipartUpload).
     */
    void abortUploads(Region region, String key);

    /** @param checksum that S3 keeps of it, with its kind; without a value where it is of none of those that we use */
    record Stored(String key, String versionId, long size, S3Checksum checksum) {}

    /** @param latest whether it is what a plain GET answers */
    record Version(String key, String versionId, long size, boolean latest, boolean deleteMarker) {}
}
