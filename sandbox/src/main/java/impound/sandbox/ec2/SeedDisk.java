package impound.sandbox.ec2;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A disk of a suspect.
 *
 * @param file its bytes; null for a blank one of this many GiB
 * @param key ARN of the KMS key that it is under; null if it is not encrypted
 * @param volumeId null: the sandbox makes one
 * @param multiAttach whether other suspects have it too, under the same volume id
 * @param productCodes of AWS Marketplace: the products from whose machine images the disk comes
 */
public record SeedDisk(
        String device,
        Path file,
        int gibibytes,
        String key,
        VolumeType type,
        String volumeId,
        boolean multiAttach,
        List<String> productCodes,
        Map<String, String> tags) {
    public static SeedDisk blank(String device, int gibibytes) {
        return new SeedDisk(device, null, gibibytes, null, VolumeType.gp3, null, false, List.of(), Map.of());
    }

    /** The file is never written. It is used where it lies if it is of whole GiB, else a copy is padded with zeros. */
    public static SeedDisk of(String device, Path file) {
        return new SeedDisk(device, file, 0, null, VolumeType.gp3, null, false, List.of(), Map.of());
    }

    public SeedDisk under(String otherKey) {
        return new SeedDisk(device, file, gibibytes, otherKey, type, volumeId, multiAttach, productCodes, tags);
    }

    public SeedDisk as(VolumeType otherType) {
        return new SeedDisk(device, file, gibibytes, key, otherType, volumeId, multiAttach, productCodes, tags);
    }

    public SeedDisk named(String id) {
        return new SeedDisk(device, file, gibibytes, key, type, id, multiAttach, productCodes, tags);
    }

    /** The same volume at several suspects, as io1 and io2 allow: each of them is seeded with this. */
    public SeedDisk multiAttached(String id) {
        return new SeedDisk(device, file, gibibytes, key, VolumeType.io2, id, true, productCodes, tags);
    }

    /** From a product that is sold on AWS Marketplace, which puts its code on every snapshot and volume made of the disk. */
    public SeedDisk sold(String... codes) {
        return new SeedDisk(device, file, gibibytes, key, type, volumeId, multiAttach, List.of(codes), tags);
    }

    /** With any tags, also those that only AWS itself puts on things. */
    public SeedDisk tagged(Map<String, String> others) {
        return new SeedDisk(device, file, gibibytes, key, type, volumeId, multiAttach, productCodes, others);
    }
}
