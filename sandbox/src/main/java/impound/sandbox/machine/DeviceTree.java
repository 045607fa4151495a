package impound.sandbox.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The disks that one machine sees, laid out as Linux on Nitro shows them: {@code sys/block/nvmeXn1} with the volume's id as
 * serial number, and {@code dev/nvmeXn1} with the bytes.
 */
public final class DeviceTree {
    private final Path blocks;
    private final Path devices;
    private final Path staging;
    private final Map<String, String> names = new HashMap<>();
    private int plugged;

    DeviceTree(Path folder) {
        try {
            blocks = Files.createDirectories(folder.resolve("sys/block"));
            devices = Files.createDirectories(folder.resolve("dev"));
            staging = Files.createDirectories(folder.resolve("staging"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The disk that the machine boots from is always the first. */
    public void plugRoot(String volume, Path file, long size) {
        plug("nvme0n1", volume, file, size);
    }

    public synchronized void plug(String volume, Path file, long size) {
        if (!names.containsKey(volume)) {
            plug(nextName(), volume, file, size);
        }
    }

    /** Not in the order in which they come: on Nitro no name says which volume it is, so none may be relied on here. */
    private String nextName() {
        plugged++;
        return "nvme%dn1".formatted(plugged % 2 == 1 ? plugged + 1 : plugged - 1);
    }

    private synchronized void plug(String name, String volume, Path file, long size) {
        try {
            // First the device, then its entry in one move: who sees a serial number can open the disk.
            Files.createSymbolicLink(devices.resolve(name), file);
            var entry = describe(staging.resolve(name), volume, size);
            Files.move(entry, blocks.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            names.put(volume, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path describe(Path entry, String volume, long size) throws IOException {
        Files.createDirectories(entry.resolve("device"));
        Files.createDirectories(entry.resolve("queue"));
        Files.writeString(entry.resolve("device/serial"), "%-20s\n".formatted(volume.replace("-", "")));
        Files.writeString(entry.resolve("device/model"), "%-40s\n".formatted("Amazon Elastic Block Store"));
        Files.writeString(entry.resolve("size"), size / 512 + "\n");
        Files.writeString(entry.resolve("queue/logical_block_size"), "512\n");
        Files.writeString(entry.resolve("ro"), "0\n");
        return entry;
    }

    public synchronized void unplug(String volume) {
        var name = names.remove(volume);
        if (name == null) {
            return;
        }
        try {
            // Moved, not deleted file by file: nobody may see half an entry. What was unplugged stays to be looked at.
            var unplugged = staging.resolve("unplugged-%d-%s".formatted(plugged, volume));
            Files.move(blocks.resolve(name), unplugged, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(devices.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
