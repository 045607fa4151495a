package impound.processors.evidence;

import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;

/**
 * A volume under investigation as EC2 described it before anything was done.
 *
 * @param device the name under which the source instance has it, such as {@code /dev/xvda}
 * @param gib size in GiB (2^30 bytes)
 * @param encryptionKey ARN of its KMS key, or empty where it is not encrypted
 */
public record SourceVolume(
        VolumeId id, InstanceId instance, String device, int gib, String type, String encryptionKey) {

    /** The size in bytes, which the image must have exactly. */
    public long bytes() {
        return (long) gib << 30;
    }
}
