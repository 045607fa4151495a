package impound.sandbox.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk's entry in {@code sys/block}, as Linux has it for a new EBS volume on Nitro: it can be written, nothing holds it, and the
 * kernel itself has read a little of it. Without partitions: the kernel would look for a table and give each a node with the bytes
 * behind it, for which a file system has no link.
 *
 * @param size in bytes
 * @param minor the second half of its number; the first is that of all NVMe disks
 */
record DiskEntry(String volume, long size, int minor) {
    /** {@code blkext}, under which the kernel numbers NVMe disks. */
    private static final int MAJOR = 259;

    /** Reads, merged, sectors, ms; writes, merged, sectors, ms; now, ms, ms; discards and flushes. */
    private static final String JUST_LOOKED_AT =
            "      93        0     4552       31        0        0        0        0"
                    + "        0       40       31        0        0        0        0        0        0\n";

    String number() {
        return MAJOR + ":" + minor;
    }

    /** Writes it into this folder. */
    Path into(Path entry) throws IOException {
        for (var folder : new String[] {"device", "queue", "holders"}) {
            Files.createDirectories(entry.resolve(folder));
        }
        Files.writeString(entry.resolve("device/serial"), "%-20s\n".formatted(volume.replace("-", "")));
        Files.writeString(entry.resolve("device/model"), "%-40s\n".formatted("Amazon Elastic Block Store"));
        Files.writeString(entry.resolve("dev"), number() + "\n");
        Files.writeString(entry.resolve("size"), size / 512 + "\n");
        Files.writeString(entry.resolve("queue/logical_block_size"), "512\n");
        Files.writeString(entry.resolve("queue/physical_block_size"), "512\n");
        Files.writeString(entry.resolve("ro"), "0\n");
        Files.writeString(entry.resolve("stat"), JUST_LOOKED_AT);
        return entry;
    }
}
