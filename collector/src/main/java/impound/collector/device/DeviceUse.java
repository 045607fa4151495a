package impound.collector.device;

import impound.collector.CollectorFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who else on this machine uses a disk: a mount, swap, or a device that was built on it. What is in use may change while it
 * is read, and may have been changed before.
 */
record DeviceUse(Path proc) {

    /** Behind these fields and any number of optional ones, mountinfo has a dash, the file system's type, and its source. */
    private static final int MOUNT_NUMBER = 2;

    private static final int MOUNT_POINT = 4;
    private static final int OPTIONAL = 6;

    /**
     * Refuses a disk that anybody uses, or one of whose partitions is used.
     *
     * @throws CollectorFailure.DeviceInUse that says by whom
     */
    void refuse(List<Member> members) {
        List<String> mounts = lines("self/mountinfo");
        List<String> swaps = Files.exists(proc.resolve("swaps")) ? lines("swaps") : List.of();
        List<String> uses = members.stream()
                .flatMap(member -> Stream.of(mounted(member, mounts), swap(member, swaps), held(member))
                        .flatMap(found -> found))
                .toList();
        if (!uses.isEmpty()) {
            throw new CollectorFailure.DeviceInUse(String.join("; ", uses));
        }
    }

    private static Stream<String> mounted(Member member, List<String> mounts) {
        return mounts.stream()
                .map(line -> Arrays.asList(line.split(" ")))
                // By its source as well: btrfs gives its mounts numbers that are no device's.
                .filter(mount ->
                        mount.get(MOUNT_NUMBER).equals(member.number()) || isNode(source(mount), member.name()))
                .map(mount -> "%s is mounted at %s".formatted(member.name(), mount.get(MOUNT_POINT)));
    }

    private static String source(List<String> mount) {
        int dash = mount.subList(OPTIONAL, mount.size()).indexOf("-");
        return mount.get(OPTIONAL + dash + 2);
    }

    // The first line is a heading, which names no node.
    private static Stream<String> swap(Member member, List<String> swaps) {
        return swaps.stream()
                .map(line -> line.split("\\s+")[0])
                .filter(path -> isNode(path, member.name()))
                .map(path -> member.name() + " is used as swap");
    }

    private static Stream<String> held(Member member) {
        return member.holders().stream().map(holder -> "%s is held by %s".formatted(member.name(), holder));
    }

    private static boolean isNode(String path, String name) {
        return path.startsWith("/")
                && (path.endsWith("/" + name) || target(Path.of(path)).endsWith(name));
    }

    // A link such as /dev/disk/by-uuid/… leads to the node.
    private static Path target(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
