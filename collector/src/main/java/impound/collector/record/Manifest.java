package impound.collector.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What was read, by what, and which hashes it has: the JSON beside the image, written last and once. Where there is a
 * manifest, the image is whole.
 *
 * @param result {@link #COLLECTED}, or {@link #COLLECTED_WITH_ERRORS} where {@code badRanges} is not empty
 * @param digests of exactly the bytes that were uploaded, in lower-case hexadecimal
 */
public record Manifest(
        String format,
        String incident,
        String volume,
        int attempt,
        String result,
        Image image,
        Device device,
        SortedMap<Digest, String> digests,
        Parts parts,
        List<Range> badRanges,
        String collector,
        Tool tool,
        Instant started,
        Instant finished) {

    /** The value of {@code format} that this class reads and writes. */
    public static final String FORMAT = "impound-manifest/1";

    /** The value of {@code result} where every byte of the device is in the image. */
    public static final String COLLECTED = "COLLECTED";

    /** The value of {@code result} where zeros stand for bytes that could not be read. */
    public static final String COLLECTED_WITH_ERRORS = "COLLECTED_WITH_ERRORS";

    /** The image's object; {@code s3Checksum} is S3's composite value, a checksum of the parts' checksums. */
    public record Image(String bucket, String key, String versionId, long size, String s3Checksum) {}

    /** The device that was read, as the kernel described it; the serial of an EBS volume is its volume id. */
    public record Device(String path, String serial, String model, long size, int logicalSectorSize) {}

    /** Where the list of part digests lies, and what makes it unchangeable. */
    public record Parts(int count, long size, String key, String sha256) {}

    /** Bytes that could not be read and are zeros in the image, in whole logical sectors. */
    public record Range(long offset, long length) {}

    /** Version of the collector, of Java and of the kernel that ran it. */
    public record Tool(String name, String version, String java, String kernel) {}
}
