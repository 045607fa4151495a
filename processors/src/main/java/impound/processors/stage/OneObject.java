package impound.processors.stage;

import impound.processors.evidence.CollectionFailure.TooLarge;
import impound.processors.evidence.SourceVolume;

/** What an image may measure, since it becomes one object of S3: decided before a volume is made and a byte is read. */
final class OneObject {
    /** S3 User Guide, Quotas: an object has 50 TB at the most, and where these are decimal that is 45.4 TiB. */
    private static final int MOST_GIB = 45 * 1024;

    private OneObject() {}

    /** Whether the disk's image fits. */
    static boolean holds(SourceVolume volume) {
        return volume.gib() <= MOST_GIB;
    }

    /** @throws TooLarge where it does not */
    static void check(SourceVolume volume) {
        if (!holds(volume)) {
            throw new TooLarge(volume.id(), volume.gib(), MOST_GIB);
        }
    }
}
