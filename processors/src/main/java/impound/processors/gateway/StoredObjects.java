package impound.processors.gateway;

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

    /** @param sha256 S3's SHA-256 value: of a multipart object {@code base64-N}, a checksum of the parts' checksums; or empty */
    record Stored(String key, String versionId, long size, String sha256) {}

    /** @param latest whether it is what a plain GET answers */
    record Version(String key, String versionId, long size, boolean latest, boolean deleteMarker) {}
}
