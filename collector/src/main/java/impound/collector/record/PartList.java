package impound.collector.record;

import java.util.List;

/** The side file {@code .parts.json}: each part of the image with its SHA-256, in order, so that parts can be checked alone. */
public record PartList(String image, long size, List<Part> parts) {

    /** One part, numbered from 1; the SHA-256 in lower-case hexadecimal is the checksum that S3 verified and keeps. */
    public record Part(int number, long offset, long size, String sha256) {}
}
