package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A multipart upload on its way: what was settled when it began, and the parts that have come so far. */
record Upload(
        String id,
        String key,
        Instant began,
        Algorithm algorithm,
        String checksumType,
        Map<String, String> headers,
        Map<String, String> tags,
        Lock lock,
        ConcurrentSkipListMap<Integer, Part> parts) {

    /** What a part must bring or, for a checksum of the whole, what we work out ourselves. */
    Algorithm partAlgorithm() {
        return algorithm == null ? Algorithm.CRC64NVME : algorithm;
    }

    boolean isComposite() {
        return Checksum.COMPOSITE.equals(checksumType);
    }

    void add(Part part) {
        var before = parts.put(part.number(), part);
        if (before != null) {
            before.delete();
        }
    }

    /** A checksum of another kind than the upload's could never become part of the object's. */
    void check(Algorithm offered) {
        boolean missing = offered == null && isComposite();
        if (algorithm != null && (missing || offered != null && offered != algorithm)) {
            throw AwsError.bad(
                    "InvalidRequest",
                    "Checksum Type mismatch occurred, expected checksum Type: %s, actual checksum Type: %s",
                    algorithm.name().toLowerCase(Locale.ROOT),
                    offered == null ? "null" : offered.name().toLowerCase(Locale.ROOT));
        }
    }

    void discard(Collection<Part> unused) {
        unused.forEach(Part::delete);
        parts.clear();
    }
}
