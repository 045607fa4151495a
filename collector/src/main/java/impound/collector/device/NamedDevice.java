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

    private boolean isBlockDevice() throws IOException {
        return ((int) Files.getAttribute(node, "unix:mode") & KIND) == BLOCK_DEVICE;
    }

    private Device file() throws IOException {
        String name = node.getFileName().toString();
        return BlockDevice.open(new FileEntry(node), name, NO_SERIAL, node, Files.size(node));
    }

    private Device blockDevice() throws IOException {
        String name = kernelName();
        // Below class/block are partitions too.
        BlockTree tree = new BlockTree(sys.resolve("class"));
        long size = tree.size(name)
                .filter(bytes -> bytes > 0)
                .orElseThrow(() -> new CollectorFailure.DeviceNotFound(
                        "%s (%s) has no size; is a disk behind it?".formatted(node, name)));
        return BlockDevice.open(tree, name, tree.serial(name).orElse(NO_SERIAL), node, size);
    }

    /** The node may have any name, or be a link; its number is what the kernel knows it by. */
    private String kernelName() throws IOException {
        long number = (long) Files.getAttribute(node, "unix:rdev");
        long major = number >> 8 & 0xfff | number >> 32 & ~0xfffL;
        long minor = number & 0xff | number >> 12 & ~0xffL;
        return sys.resolve("dev/block/%d:%d".formatted(major, minor))
                .toRealPath()
                .getFileName()
                .toString();
    }
}
