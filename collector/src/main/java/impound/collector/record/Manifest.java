package impound.collector.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What was read, by what, and which hashes it has: the JSON beside the image, written last and once. Where there is a
 * manifest, the image is whole.
 *
 * @param incident null where a person made the image and named none
 * @param volume the source volume; null where there was no task to name it
 * @param attempt of the collection, from 1; 0 where there was no task
 * @param result {@link #COLLECTED}, or {@link #COLLECTED_WITH_ERRORS} where {@code badRanges} is not empty
 * @param digests of exactly the bytes that were uploaded, in lower-case hexadecimal
 * @param collector the machine that read: an instance's id, or the host's name where there was no task
 * @param byHand who made the image without a task; null where a task asked for it
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
        ByHand byHand,
        Tool tool,
        Instant started,
        Instant finished) {

    /** The value of {@code format} that this class reads and writes. */
    public static final String FORMAT = "impound-manifest/1";

    /** The value of {@code result} where every byte of the device is in the image. */
    public static final String COLLECTED = "COLLECTED";

    /** The value of {@code result} where zeros stand for bytes that could not be read. */
    public static final String COLLECTED_WITH_ERRORS = "COLLECTED_WITH_ERRORS";

    /**
     * The image's object; {@code s3Checksum} is what S3 says of it, which is never to be compared with a digest. Of an image that is a
     * file, {@code key} is its bare name, and bucket, version and checksum are null.
     */
    public record Image(String bucket, String key, String versionId, long size, S3Checksum s3Checksum) {}

    /**
     * The device that was read, as the kernel described it; the serial of an EBS volume is its volume id.
     *
     * @param logicalSectorSize in bytes, as is {@code physicalSectorSize}
     */
    public record Device(
            String path,
            String serial,
            String model,
            long size,
            int logicalSectorSize,
            int physicalSectorSize,
            Protection protection) {}

    /**
     * What kept the device as it was while it was read, and what shows that. No write blocker is claimed.
     *
     * @param writesBefore as the kernel had counted them before the first byte was read; null for a file, of which it counts
     *     none
     * @param writesAfter the same after the last byte; equal, or there would be no manifest, unless {@link ReadOnly#NOT_SET}
     */
    public record Protection(ReadOnly readOnly, Writes writesBefore, Writes writesAfter) {

        /** Of a regular file: it was opened for reading only, and there is nothing more to say. */
        public static Protection ofFile() {
            return new Protection(ReadOnly.NO_FLAG, null, null);
        }
    }

    /** How the kernel's read-only flag of the device, and of each of its partitions, came to be set. */
    public enum ReadOnly {
        /** By the collector, and read back. */
        SET,
        /** It was set already, for instance by a rule of the machine image. */
        FOUND,
        /** A regular file has none. */
        NO_FLAG,
        /** A person named the disk of a host that may go on using it: it was left as it was. */
        NOT_SET
    }

    /** Writes completed, and sectors of 512 bytes written, since the machine has had the device. */
    public record Writes(long completed, long sectors) {

        /** Such as {@code 3 writes of 24 sectors}. */
        public String text() {
            return "%d writes of %d sectors".formatted(completed, sectors);
        }
    }

    /** Where the list of the parts' checksums lies, of which kind those are, and what makes the list unchangeable. */
    public record Parts(int count, long size, PartChecksum algorithm, String key, String sha256) {}

    /** Bytes that could not be read and are zeros in the image, in whole logical sectors. */
    public record Range(long offset, long length) {}

    /** The account of the operating system, and the machine, that an image without a task was made by. */
    public record ByHand(String user, String host) {}

    /** Version of the collector, of Java and of the kernel that ran it. */
    public record Tool(String name, String version, String java, String kernel) {}
}
