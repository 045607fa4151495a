package impound.collector.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which disks a file system lies on: by way of partitions, and of LVM, md and dm, whose members the kernel calls slaves. */
record Foundation(Path sys) {

    /** Whether what is written into this folder is written to this device. A file system without a disk lies on none. */
    boolean isBelow(Path folder, String device) throws IOException {
        Path store = entry(DeviceNumber.below(folder));
        return Files.exists(store) && liesOn(store.toRealPath(), entry(device).toRealPath());
    }

    /** The kernel's entry for a device number, such as {@code 259:3}. */
    Path entry(String number) {
        return sys.resolve("dev/block").resolve(number);
    }

    private static boolean liesOn(Path entry, Path device) throws IOException {
        // A partition's entry is below its disk's.
        if (entry.startsWith(device)) {
            return true;
        }
        for (Path member : members(entry)) {
            if (liesOn(member, device)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> members(Path entry) throws IOException {
        Path slaves = entry.resolve("slaves");
        if (!Files.isDirectory(slaves)) {
            return List.of();
        }
        try (Stream<Path> links = Files.list(slaves)) {
            List<Path> members = new ArrayList<>();
            for (Path link : links.toList()) {
                members.add(link.toRealPath());
            }
            return members;
        }
    }
}
