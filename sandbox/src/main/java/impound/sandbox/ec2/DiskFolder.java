package impound.sandbox.ec2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the disks lie as sparse files. Only blocks that were written are ever copied, so an empty terabyte costs nothing. */
final class DiskFolder {
    private static final long GIBIBYTE = 1L << 30;
    private static final byte[] ZEROS = new byte[DiskImage.BLOCK];

    private final Path folder;
    private final AtomicInteger files = new AtomicInteger();

    DiskFolder(Path folder) {
        try {
            this.folder = Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DiskImage blank(int gibibytes) {
        return new DiskImage(next(), gibibytes * GIBIBYTE, new BitSet());
    }

    /** A file of whole gibibytes is used where it lies and never written; another is copied and padded with zeros to the next. */
    DiskImage of(Path source) {
        try {
            var length = Files.size(source);
            var size = Math.max(1, (length + GIBIBYTE - 1) / GIBIBYTE) * GIBIBYTE;
            var image = new DiskImage(source.toAbsolutePath(), length, writtenBlocks(source));
            return size == length ? image : copy(image, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bytes in a file of their own, with zeros behind them where it is longer. */
    DiskImage copy(DiskImage source, long size) {
        var blocks = source.writtenBlocks();
        var target = next();
        try (var made = new RandomAccessFile(target.toFile(), "rw");
                var from = FileChannel.open(source.file(), StandardOpenOption.READ)) {
            made.setLength(size);
            for (int first = blocks.nextSetBit(0); first >= 0; ) {
                int end = blocks.nextClearBit(first);
                transfer(from, made.getChannel(), (long) first * DiskImage.BLOCK, (long) end * DiskImage.BLOCK);
                first = blocks.nextSetBit(end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DiskImage(target, size, blocks);
    }

    private static void transfer(FileChannel from, FileChannel to, long start, long end) throws IOException {
        long stop = Math.min(end, from.size());
        to.position(start);
        for (long at = start; at < stop; ) {
            at += from.transferTo(at, stop - at, to);
        }
    }

    /** A block of zeros counts as never written, as it does where a disk image is imported. */
    private static BitSet writtenBlocks(Path source) throws IOException {
        var written = new BitSet();
        var block = ByteBuffer.allocate(DiskImage.BLOCK);
        try (var channel = FileChannel.open(source, StandardOpenOption.READ)) {
            for (int number = 0; channel.read(block) >= 0 || block.position() > 0; number++) {
                while (block.hasRemaining() && channel.read(block) >= 0) {}
                written.set(
                        number, Arrays.mismatch(block.array(), 0, block.position(), ZEROS, 0, block.position()) >= 0);
                block.clear();
            }
        }
        return written;
    }

    /** Takes the right to write from a file of ours; one that was seeded from elsewhere is not ours to change. */
    Path protect(Path file) {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && file.startsWith(folder)) {
            try {
                view.setPermissions(PosixFilePermissions.fromString("r--r--r--"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    private Path next() {
        return folder.resolve("disk-%05d.raw".formatted(files.incrementAndGet()));
    }
}
