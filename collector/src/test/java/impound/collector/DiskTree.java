package impound.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made-up kernel tree and device folder, with files for disks. */
public final class DiskTree {

    private final Path root;

    public DiskTree(Path root) {
        this.root = root;
        folder(sys().resolve("block"));
        folder(dev());
    }

    public Path sys() {
        return root.resolve("sys");
    }

    public Path dev() {
        return root.resolve("dev");
    }

    public Path node(String name) {
        return dev().resolve(name);
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
        write(entry.resolve("device/serial"), (volume.replace("-", "") + "     \n").getBytes());
        write(entry.resolve("device/model"), "Amazon Elastic Block Store              \n".getBytes());
        write(entry.resolve("size"), (size / 512 + "\n").getBytes());
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

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
