package impound.sandbox.ec2;

import java.nio.file.Path;

/**
 * A disk of a suspect.
 *
 * @param file its bytes; null for a blank one of this many GiB
 * @param key ARN of the KMS key that it is under; null if it is not encrypted
 * @param volumeId null: the sandbox makes one
 */
public record SeedDisk(String device, Path file, int gibibytes, String key, VolumeType type, String volumeId) {
    public static SeedDisk blank(String device, int gibibytes) {
        return new SeedDisk(device, null, gibibytes, null, VolumeType.gp3, null);
    }

    /** The file is never written. It is used where it lies if it is of whole GiB, else a copy is padded with zeros. */
    public static SeedDisk of(String device, Path file) {
        return new SeedDisk(device, file, 0, null, VolumeType.gp3, null);
    }

    public SeedDisk under(String otherKey) {
        return new SeedDisk(device, file, gibibytes, otherKey, type, volumeId);
    }

    public SeedDisk as(VolumeType otherType) {
        return new SeedDisk(device, file, gibibytes, key, otherType, volumeId);
    }

    public SeedDisk named(String id) {
        return new SeedDisk(device, file, gibibytes, key, type, id);
    }
}
