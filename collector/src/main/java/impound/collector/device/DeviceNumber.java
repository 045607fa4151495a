package impound.collector.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The number by which the kernel knows a device, such as {@code 259:3}: names and links may lie, this is what is opened. */
final class DeviceNumber {

    private DeviceNumber() {}

    /** Of the device behind a node. A regular file, such as the sandbox's disk, is none and has none. */
    static Optional<String> of(Path node) throws IOException {
        return Files.isRegularFile(node) ? Optional.empty() : Optional.of(text(node, "unix:rdev"));
    }

    /** Of the device on which the file system of a file or folder lies. */
    static String below(Path file) throws IOException {
        return text(file, "unix:dev");
    }

    private static String text(Path file, String attribute) throws IOException {
        return text(((Number) Files.getAttribute(file, attribute)).longValue());
    }

    /** Of a number as the C library packs it ({@code makedev(3)}): each of the two lies in two pieces. */
    static String text(long packed) {
        long major = packed >>> 8 & 0xfff | packed >>> 32 & ~0xfffL;
        long minor = packed & 0xff | packed >>> 12 & 0xffffff00L;
        return major + ":" + minor;
    }
}
