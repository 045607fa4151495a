package impound.collector.device;

import java.nio.file.Path;

/**
 * Where this machine's kernel shows its disks: what it knows of them, their nodes, and who uses them. Tests and the sandbox
 * name folders of their own.
 *
 * @param sys usually {@code /sys}
 * @param dev usually {@code /dev}
 * @param proc usually {@code /proc}
 */
public record Kernel(Path sys, Path dev, Path proc) {}
