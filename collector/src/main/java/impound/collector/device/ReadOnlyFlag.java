package impound.collector.device;

import java.io.IOException;
import java.nio.file.Path;

/** Sets the kernel's read-only flag of a device: an ioctl, which Java does not have, and a right that we may not have. */
@FunctionalInterface
public interface ReadOnlyFlag {

    /**
     * Asks for it. Whether the flag is set then, only the kernel says.
     *
     * @throws IOException where it was refused or nobody could be asked; says why
     */
    void set(Path node) throws IOException;
}
