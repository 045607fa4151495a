package impound.collector.device;

import impound.collector.CollectorFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The block device or regular file that a person named. Only here is a name enough: nobody else could say which disk is meant,
 * and what the kernel says of it goes into the manifest.
 */
public record NamedDevice(Path sys, Path node) {

    /** {@code stat(2)}: what kind of file a mode is of. */
    private static final int KIND = 0170000;

    private static final int BLOCK_DEVICE = 0060000;

    /** For a device that has none, as the manifest says it. */
    static final String NO_SERIAL = "none";

    /**
     * The opened device, with the size that the kernel gives, or the file's length.
     *
     * @throws CollectorFailure.DeviceNotFound where there is none, or something that is neither
     * @throws CollectorFailure.AccessRefused where this user may not read it
     */
    public Device open() {
        try {
            boolean isFile = Files.isRegularFile(node);
            if (!isFile && !isBlockDevice()) {
                throw new CollectorFailure.DeviceNotFound(
                        "%s is neither a block device nor a regular file; lsblk lists the disks".formatted(node));
            }
            if (!Files.isReadable(node)) {
                throw new CollectorFailure.AccessRefused(
                        "no right to read %s; run this as root, or in the group of the device".formatted(node), null);
            }
            return isFile ? file() : blockDevice();
        } catch (NoSuchFileException e) {
            throw new CollectorFailure.DeviceNotFound("there is no %s; lsblk lists the disks".formatted(e.getFile()));
        } catch (IOException e) {
            throw new CollectorFailure.ReadError("cannot look at %s: %s".formatted(node, e), e);
        }
    }

    /**
     * Refuses a file on the very disk that is to be read.
     *
     * @throws CollectorFailure.AccessRefused where writing it would change the device
     */
    public void requireElsewhere(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            // What is missing is told by whoever needs it.
            if (Files.exists(node) && Files.exists(folder) && isBlockDevice() && isBelow(folder)) {
                throw new CollectorFailure.AccessRefused(
                        "%s lies on %s itself, and to write there would change what is read; name a folder of another disk, or s3://"
                                .formatted(folder, node),
                        null);
            }
        } catch (IOException e) {
            throw new CollectorFailure.ReadError("cannot look at %s: %s".formatted(node, e), e);
        }
    }

    private boolean isBelow(Path folder) throws IOException {
        return new Foundation(sys).isBelow(folder, DeviceNumber.of(node).orElseThrow());
    }

    private boolean isBlockDevice() throws IOException {
        return ((int) Files.getAttribute(node, "unix:mode") & KIND) == BLOCK_DEVICE;
    }

    private Device file() throws IOException {
        String name = node.getFileName().toString();
        return BlockDevice.open(new FileEntry(node), name, NO_SERIAL, node, Files.size(node), Guard.ofFile());
    }

    private Device blockDevice() throws IOException {
        String name = kernelName();
        // Below class/block are partitions too.
        BlockTree tree = new BlockTree(sys.resolve("class"));
        long size = tree.size(name)
                .filter(bytes -> bytes > 0)
                .orElseThrow(() -> new CollectorFailure.DeviceNotFound(
                        "%s (%s) has no size; is a disk behind it?".formatted(node, name)));
        return BlockDevice.open(
                tree,
                name,
                tree.serial(name).orElse(NO_SERIAL),
                node,
                size,
                new LiveDisk(sys.resolve("class/block").resolve(name)));
    }

    /** The node may have any name, or be a link; its number is what the kernel knows it by. */
    private String kernelName() throws IOException {
        return new Foundation(sys)
                .entry(DeviceNumber.of(node).orElseThrow())
                .toRealPath()
                .getFileName()
                .toString();
    }
}
