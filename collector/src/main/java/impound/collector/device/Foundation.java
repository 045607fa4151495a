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
    boolean isBelow(Path folder, long device) throws IOException {
        Path store = entry((long) Files.getAttribute(folder, "unix:dev"));
        return Files.exists(store) && liesOn(store.toRealPath(), entry(device).toRealPath());
    }

    /** The kernel's entry for a device number, which {@code makedev(3)} packs so. */
    Path entry(long number) {
        long major = number >> 8 & 0xfff | number >> 32 & ~0xfffL;
        long minor = number & 0xff | number >> 12 & 0xffffff00L;
        return sys.resolve("dev/block/%d:%d".formatted(major, minor));
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
