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
 * serial number, {@code dev/nvmeXn1} with the bytes, and {@code proc} with what is mounted, which is the machine's own disk.
 */
public final class DeviceTree {
    private final Path blocks;
    private final Path devices;
    private final Path staging;
    private final Path processes;
    private final Map<String, String> names = new HashMap<>();
    private int plugged;
    private int minors;

    DeviceTree(Path folder) {
        try {
            blocks = Files.createDirectories(folder.resolve("sys/block"));
            devices = Files.createDirectories(folder.resolve("dev"));
            staging = Files.createDirectories(folder.resolve("staging"));
            processes = Files.createDirectories(folder.resolve("proc"));
            Files.createDirectories(processes.resolve("self"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The disk that the machine boots from is always the first, and the only one that is mounted. */
    public void plugRoot(String volume, Path file, long size) {
        var root = plug("nvme0n1", volume, file, size);
        try {
            Files.writeString(
                    processes.resolve("self/mountinfo"),
                    "22 1 %s / / rw,noatime shared:1 - xfs /dev/nvme0n1 rw\n".formatted(root.number()));
            Files.writeString(processes.resolve("swaps"), "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private synchronized DiskEntry plug(String name, String volume, Path file, long size) {
        try {
            // First the device, then its entry in one move: who sees a serial number can open the disk.
            Files.createSymbolicLink(devices.resolve(name), file);
            var entry = new DiskEntry(volume, size, minors++);
            Files.move(entry.into(staging.resolve(name)), blocks.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            names.put(volume, name);
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
