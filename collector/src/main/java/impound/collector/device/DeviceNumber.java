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
        if (Files.isRegularFile(node)) {
            return Optional.empty();
        }
        long number = ((Number) Files.getAttribute(node, "unix:rdev")).longValue();
        // As the C library packs them: each of the two lies in two pieces.
        long major = number >>> 8 & 0xfff | number >>> 32 & ~0xfffL;
        long minor = number & 0xff | number >>> 12 & 0xffffff00L;
        return Optional.of(major + ":" + minor);
    }
}
