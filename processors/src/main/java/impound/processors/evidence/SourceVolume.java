package impound.processors.evidence;

import impound.processors.id.VolumeId;

/**
 * A volume under investigation as EC2 described it before anything was done.
 *
 * @param instance id of the one that has it attached, the first where several have; empty where none has
 * @param device the name under which the source instance has it, such as {@code /dev/xvda}; empty where none has
 * @param gib size in GiB (2^30 bytes)
 * @param encryptionKey ARN of its KMS key, or empty where it is not encrypted
 */
public record SourceVolume(VolumeId id, String instance, String device, int gib, String type, String encryptionKey) {

    /** The same volume at another size: it was resized since EC2 described it. */
    public SourceVolume resized(int newGib) {
        return new SourceVolume(id, instance, device, newGib, type, encryptionKey);
    }

    /** The volume as large as its newest snapshot, since it may have been resized before a person resumed it. */
    SourceVolume asIn(Chain chain) {
        var taken = chain.all(Link.SnapshotTaken.class);
        return taken.isEmpty()
                ? this
                : resized(taken.get(taken.size() - 1).volume().gib());
    }

    /** The size in bytes, which the image must have exactly. */
    public long bytes() {
        return (long) gib << 30;
    }
}
