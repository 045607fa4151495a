package impound.collector.record;

import java.util.List;

/**
 * The side file {@code .parts.json}: each part of the image with its checksum, in order, so that parts can be checked alone.
 *
 * @param algorithm of the parts' checksums
 */
public record PartList(String image, long size, PartChecksum algorithm, List<Part> parts) {

    /** One part, numbered from 1; its checksum, in lower-case hexadecimal, is the one that S3 verified and keeps. */
    public record Part(int number, long offset, long size, String checksum) {}
}
