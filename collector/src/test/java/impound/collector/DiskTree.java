package impound.collector;

import impound.collector.device.Kernel;
import impound.collector.device.ReadOnlyFlag;
import impound.collector.record.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;

/** A made-up kernel: its tree, a device folder with files for disks, its lists of mounts and swap. */
public final class DiskTree {

    /** What it has counted of every disk before anybody looked. */
    public static final Manifest.Writes WRITES = new Manifest.Writes(2, 16);

    private final Path root;
    private final AtomicInteger numbers = new AtomicInteger();

    public DiskTree(Path root) {
        this.root = root;
        folder(sys().resolve("block"));
        folder(dev());
        folder(proc().resolve("self"));
        write(proc().resolve("self/mountinfo"), "22 1 254:0 / / rw shared:1 - ext4 /dev/root rw\n".getBytes());
        write(proc().resolve("swaps"), "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n".getBytes());
    }

    public Path sys() {
        return root.resolve("sys");
    }

    public Path dev() {
        return root.resolve("dev");
    }

    public Path proc() {
        return root.resolve("proc");
    }

    public Kernel kernel() {
        return new Kernel(sys(), dev(), proc());
    }

    public Path node(String name) {
        return dev().resolve(name);
    }

    /** As in a kernel before 5.12: a disk's flag is not its partitions'. */
    public ReadOnlyFlag flag() {
        return node -> {
            String name = node.getFileName().toString();
            String disk = name.replaceFirst("(?<=n\\d)p\\d+$", "");
            set(name.equals(disk) ? disk : disk + "/" + name, "ro", "1");
        };
    }

    /** The same as a command. */
    public Path blockdev() {
        Path command = root.resolve("blockdev");
        write(
                command,
                "#!/bin/sh\necho 1 > \"%s/block/${2##*/}/ro\"\n"
                        .formatted(sys())
                        .getBytes());
        try {
            return Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A disk as EBS shows it: the serial is the volume's id without its dash, padded with blanks. */
    public void attach(String name, String volume, byte[] content) {
        write(node(name), content);
        list(name, volume, content.length);
    }

    /** The kernel's entry alone. */
    public void list(String name, String volume, long size) {
        Path entry = sys().resolve("block").resolve(name);
        folder(entry.resolve("device"));
        folder(entry.resolve("queue"));
        set(name, "device/serial", volume.replace("-", "") + "     ");
        set(name, "device/model", "Amazon Elastic Block Store              ");
        set(name, "queue/logical_block_size", "512");
        set(name, "queue/physical_block_size", "4096");
        describe(name);
        // Last, since a disk is looked at as soon as it has a size.
        set(name, "size", Long.toString(size / 512));
    }

    /** Such as {@code nvme1n1p1} of {@code nvme1n1}. */
    public void partition(String disk, String name) {
        describe(disk + "/" + name);
        set(disk + "/" + name, "partition", "1");
    }

    private void describe(String entry) {
        folder(sys().resolve("block").resolve(entry).resolve("holders"));
        set(entry, "dev", "259:" + numbers.getAndIncrement());
        set(entry, "ro", "0");
        set(entry, "stat", stat(WRITES.completed(), WRITES.sectors()));
    }

    /** An attribute of an entry, such as {@code nvme1n1/nvme1n1p1}. */
    public void set(String entry, String attribute, String text) {
        write(sys().resolve("block").resolve(entry).resolve(attribute), (text + "\n").getBytes());
    }

    public String get(String entry, String attribute) {
        try {
            return Files.readString(sys().resolve("block").resolve(entry).resolve(attribute))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seventeen figures, as Linux 5.5 and later have them, of a disk with so many writes. */
    public static String stat(long writes, long sectors) {
        return "      95        7     4728       31 %8d        9 %8d       12        0       24       20        0        0        0        0        1        1"
                .formatted(writes, sectors);
    }

    /** A device that was built on this entry. */
    public void hold(String entry, String holder) {
        folder(sys().resolve("block").resolve(entry).resolve("holders").resolve(holder));
    }

    /** One more line of mountinfo. */
    public void mount(String line) {
        append(proc().resolve("self/mountinfo"), line);
    }

    /** One more swap device. */
    public void swap(String node) {
        append(proc().resolve("swaps"), node + "\tpartition\t1048572\t0\t-2");
    }

    /** An entry without a serial, such as a loop device's. */
    public void listNameless(String name) {
        folder(sys().resolve("block").resolve(name));
    }

    public void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
