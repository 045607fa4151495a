package impound.collector.record;

import java.util.List;

/**
 * What one collector is to do, as the coordinator wrote it into the work bucket. User data only points at it.
 *
 * @param volume the source volume, whose name the image bears
 * @param restoredVolume the volume that is attached to the collector: the one to look for and to read
 * @param size of the restored volume in bytes; the image has exactly as many
 * @param imageKey of the image in the evidence bucket; side files lie beside it, under the same key and an ending
 * @param recordPrefix in the work bucket, under which {@code ready.json}, {@code progress.json} and {@code failed.json} go
 * @param digests over the whole image; SHA-256 is always among them
 * @param partChecksum that S3 checks each part by
 */
public record Task(
        String incident,
        String volume,
        String restoredVolume,
        int attempt,
        String region,
        long size,
        String evidenceBucket,
        String imageKey,
        String workBucket,
        String recordPrefix,
        List<Digest> digests,
        PartChecksum partChecksum,
        String captureLogGroup,
        String readinessLogGroup) {

    public Task {
        if (size <= 0 || size % 512 != 0) {
            throw new IllegalArgumentException(
                    "size of %s is %d bytes, not a whole number of sectors of 512".formatted(restoredVolume, size));
        }
        if (!digests.contains(Digest.SHA256)) {
            throw new IllegalArgumentException("task of " + volume + " lacks sha256, the evidence hash");
        }
        if (partChecksum == null) {
            throw new IllegalArgumentException("task of " + volume + " lacks the checksum of its parts");
        }
        digests = List.copyOf(digests);
    }

    /** Whether both want the same bytes from the same volume under the same key; how they are hashed, checked and logged may differ. */
    public boolean isSameWorkAs(Task other) {
        return incident.equals(other.incident)
                && volume.equals(other.volume)
                && restoredVolume.equals(other.restoredVolume)
                && attempt == other.attempt
                && region.equals(other.region)
                && size == other.size
                && evidenceBucket.equals(other.evidenceBucket)
                && imageKey.equals(other.imageKey)
                && workBucket.equals(other.workBucket)
                && recordPrefix.equals(other.recordPrefix);
    }
}
