package impound.collector.device;

import com.sun.nio.file.ExtendedOpenOption;
import impound.collector.CollectorFailure;
import impound.collector.record.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A device node, opened for reading only, whose entry in the kernel's tree bears the volume's id and size.
 *
 * <p>Read past the page cache wherever node, buffer and offset allow: a disk is read once, so the cache only costs a copy
 * and the memory of whatever else runs. What cannot be read so, such as the last bytes of an odd size, comes through it.
 */
final class BlockDevice implements Device {

    private final BlockTree tree;
    private final String name;
    private final String serial;
    private final Path node;
    private final long size;
    private final FileChannel channel;
    private final Optional<PastCache> pastCache;
    private final SectorReader sectors;
    private final Guard guard;

    private BlockDevice(BlockTree tree, String name, String serial, Path node, long size, Guard guard)
            throws IOException {
        this.tree = tree;
        this.name = name;
        this.serial = serial;
        this.node = node;
        this.size = size;
        this.guard = guard;
        this.channel = FileChannel.open(node, StandardOpenOption.READ);
        this.pastCache = PastCache.open(node);
        this.sectors = new SectorReader(node, tree.logicalSectorSize(name));
    }

    /**
     * Another way to the same bytes (O_DIRECT).
     *
     * @param block what memory, offset and length of a read by it must be multiples of, in bytes
     */
    private record PastCache(FileChannel channel, int block) {
        /** None where the file system does not have it. */
        static Optional<PastCache> open(Path node) {
            try {
                int block = Math.toIntExact(Files.getFileStore(node).getBlockSize());
                return Optional.of(new PastCache(
                        FileChannel.open(node, StandardOpenOption.READ, ExtendedOpenOption.DIRECT), block));
            } catch (IOException | UnsupportedOperationException e) {
                return Optional.empty();
            }
        }

        boolean canRead(ByteBuffer buffer, long offset) {
            return offset % block == 0
                    && buffer.remaining() % block == 0
                    && buffer.isDirect()
                    && buffer.alignmentOffset(buffer.position(), block) == 0;
        }
    }

    /** The opened device, after the first of the two checks. */
    static BlockDevice open(BlockTree tree, String name, String serial, Path node, long size, Guard guard) {
        try {
            BlockDevice device = new BlockDevice(tree, name, serial, node, size, guard);
            device.confirm();
            return device;
        } catch (IOException e) {
            throw new CollectorFailure.ReadError("cannot open %s: %s".formatted(node, e), e);
        }
    }

    @Override
    public Manifest.Device description() {
        return new Manifest.Device(
                node.toString(),
                serial,
                tree.model(name).orElse(""),
                size,
                tree.logicalSectorSize(name),
                tree.physicalSectorSize(name),
                guard.description());
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(ByteBuffer buffer, long offset) {
        int start = buffer.position();
        try {
            // A read may give less than was asked for without being at the end.
            for (int count = 0; buffer.hasRemaining() && count >= 0; ) {
                long at = offset + buffer.position() - start;
                count = channel(buffer, at).read(buffer, at);
            }
        } catch (IOException e) {
            readSectors(buffer, offset + buffer.position() - start, e);
        }
    }

    private void readSectors(ByteBuffer buffer, long offset, IOException failed) {
        try {
            if (Files.isRegularFile(node) || !sectors.canRead(buffer, offset)) {
                throw failed;
            }
            sectors.read(buffer, offset);
        } catch (IOException e) {
            throw new CollectorFailure.ReadError(
                    "%s: cannot read near offset %d: %s".formatted(node, offset, e.getMessage()), e);
        }
    }

    private FileChannel channel(ByteBuffer buffer, long offset) {
        return pastCache
                .filter(direct -> direct.canRead(buffer, offset))
                .map(PastCache::channel)
                .orElse(channel);
    }

    @Override
    public void confirm() {
        String found = tree.serial(name).orElse("none");
        if (!found.equals(serial)) {
            throw new CollectorFailure.DeviceIdentity(
                    "%s: expected serial %s, found %s".formatted(node, serial, found));
        }
        long listed = tree.size(name).orElse(-1L);
        requireSize("the kernel's size of " + node, listed);
        guard.confirm();
        requireEnd();
    }

    private void requireEnd() {
        try {
            // A block device has no length to ask for; a file (the sandbox's disk) has.
            if (Files.isRegularFile(node)) {
                requireSize("the length of " + node, Files.size(node));
            }
        } catch (IOException e) {
            throw new CollectorFailure.ReadError("cannot look at " + node, e);
        }
        ByteBuffer beyond = ByteBuffer.allocate(1);
        read(beyond, size);
        if (beyond.position() > 0) {
            throw new CollectorFailure.SizeMismatch("%s goes on behind its %d bytes".formatted(node, size));
        }
    }

    private void requireSize(String what, long found) {
        if (found != size) {
            throw new CollectorFailure.SizeMismatch(
                    "%s: expected %d bytes (the volume's size), found %d".formatted(what, size, found));
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (pastCache.isPresent()) {
                pastCache.get().channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
