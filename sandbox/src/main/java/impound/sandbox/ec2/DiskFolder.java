package impound.sandbox.ec2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the disks lie, each a sparse file. */
final class DiskFolder {
    private static final long GIBIBYTE = 1L << 30;

    private final Path folder;
    private final NeverWritten neverWritten;
    private final int noisyBlocks;
    private final AtomicInteger files = new AtomicInteger();

    DiskFolder(Path folder, NeverWritten neverWritten, int noisyBlocks) {
        this.neverWritten = neverWritten;
        this.noisyBlocks = noisyBlocks;
        try {
            this.folder = Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DiskImage blank(int gibibytes) {
        return new DiskImage(next(), gibibytes * GIBIBYTE, new BitSet(), null, null);
    }

    /** A file of whole gibibytes is used where it lies and never written; another is copied and padded with zeros to the next. */
    DiskImage of(Path source) {
        try {
            var length = Files.size(source);
            var size = Math.max(1, (length + GIBIBYTE - 1) / GIBIBYTE) * GIBIBYTE;
            var file = source.toAbsolutePath();
            var blocks = SparseFile.writtenBlocks(file);
            if (size == length) {
                return new DiskImage(file, size, blocks, null, null);
            }
            var padded = next();
            SparseFile.copy(file, blocks, padded, size);
            return new DiskImage(padded, size, blocks, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bytes in a file of their own, with zeros behind them where it is longer. */
    DiskImage copy(DiskImage source, long size) {
        return source.copy(next(), size, source.noise());
    }

    /**
     * The disk under another data key. Blocks that were never written are not re-encrypted, so that under the new key they read as
     * noise.
     *
     * @param before the data key until now, null for none
     */
    DiskImage rekeyed(DiskImage source, String before, String after) {
        if (before == null) {
            return encrypted(source, after);
        }
        return before.equals(after) ? source : noisy(source, after);
    }

    /** A disk under its first data key, null for none. */
    DiskImage encrypted(DiskImage source, String dataKey) {
        return dataKey == null || neverWritten == NeverWritten.NOISE_ONCE_RE_ENCRYPTED
                ? source
                : noisy(source, dataKey);
    }

    private DiskImage noisy(DiskImage source, String dataKey) {
        return source.copy(next(), source.size(), Noise.of(dataKey, noisyBlocks));
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
