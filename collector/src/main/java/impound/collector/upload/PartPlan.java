package impound.collector.upload;

import impound.collector.CollectorFailure;

/**
 * How a device is cut into the parts of one multipart upload: decided from its exact size before the first byte is sent,
 * so that no upload dies after hours at part 10,001.
 */
public record PartPlan(long size, long partSize) {

    /** S3's limits: parts of an upload, and bytes of a part. */
    public static final int MOST_PARTS = 10_000;

    public static final long LARGEST_PART = 5L << 30;

    /** Large enough that the requests' latency does not count, small enough that several fit into memory. */
    public static final long SMALLEST_PART = 16L << 20;

    /** Parts begin at a multiple of every sector and page size, so that aligned reads stay aligned; EBS blocks are this long. */
    private static final long GRAIN = 512 << 10;

    /**
     * The plan for a device of this size.
     *
     * @throws CollectorFailure.TooLarge where it does not fit into one object
     */
    public static PartPlan of(long size) {
        long atLeast = ceil(size, MOST_PARTS);
        long partSize = Math.max(SMALLEST_PART, ceil(atLeast, GRAIN) * GRAIN);
        if (partSize > LARGEST_PART) {
            throw new CollectorFailure.TooLarge(
                    "%d bytes do not fit into %d parts of at most %d bytes".formatted(size, MOST_PARTS, LARGEST_PART));
        }
        return new PartPlan(size, partSize);
    }

    public int count() {
        return (int) ceil(size, partSize);
    }

    /** Whether a part ends at this offset. */
    public boolean endsAt(long offset) {
        return offset == size || offset % partSize == 0;
    }

    private static long ceil(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
