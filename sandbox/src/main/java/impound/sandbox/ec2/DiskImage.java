package impound.sandbox.ec2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/**
 * A disk's bytes at one instant: a sparse file, and which of its blocks were ever written. Snapshots, their copies and the volumes
 * restored from them share one image as long as none of them writes.
 */
public final class DiskImage {
    /** The unit in which EBS knows what was written, and in which its direct API hands it out. */
    public static final int BLOCK = 512 * 1024;

    private final Path file;
    private final long size;
    private final BitSet written;
    private final DiskImage origin;
    private final Noise noise;

    /**
     * @param origin what the file begins as when it is made: an image that nobody writes any more; null for a blank disk
     * @param noise what blocks that nobody wrote read as, being decrypted with a data key that they were never encrypted with;
     *     null where they are zeros
     */
    DiskImage(Path file, long size, BitSet written, DiskImage origin, Noise noise) {
        this.file = file;
        this.size = size;
        this.written = written;
        this.origin = origin;
        this.noise = noise;
    }

    /** The same disk in a file of its own, which is made when somebody asks for it. */
    DiskImage copy(Path other, long otherSize, Noise otherNoise) {
        // An image that has no file yet was never written: what it would be made of serves as well, and saves its file.
        var begin = origin != null && !Files.exists(file) ? origin : this;
        return new DiskImage(other, otherSize, writtenBlocks(), begin, otherNoise);
    }

    Noise noise() {
        return noise;
    }

    public long size() {
        return size;
    }

    /** The file, made when it is first asked for: a disk of 64 TiB that nobody reads needs none. */
    public synchronized Path file() {
        if (!Files.exists(file)) {
            try {
                make();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    private void make() throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        if (origin == null) {
            SparseFile.blank(part, size);
        } else {
            SparseFile.copy(origin.file(), written, part, size);
        }
        if (noise != null) {
            noise.fill(part, written, size);
        }
        // Half a disk is never taken for one: a full host must show as an error, not as zeros.
        Files.move(part, file);
    }

    /** The numbers of the 512 KiB blocks that were ever written. */
    public synchronized BitSet writtenBlocks() {
        return (BitSet) written.clone();
    }

    public synchronized long writtenBytes() {
        return (long) written.cardinality() * BLOCK;
    }

    /** Reads what the disk has at this place, to the end of the buffer or of the disk. */
    public byte[] read(long offset, int length) {
        var buffer = ByteBuffer.allocate((int) Math.min(length, size - offset));
        try (var channel = FileChannel.open(file(), StandardOpenOption.READ)) {
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {}
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void write(long offset, byte[] bytes) {
        if (offset < 0 || offset + bytes.length > size) {
            throw new IllegalArgumentException(
                    "%d bytes at %d are not on a disk of %d".formatted(bytes.length, offset, size));
        }
        try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, offset + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > 0) {
            written.set((int) (offset / BLOCK), (int) ((offset + bytes.length - 1) / BLOCK) + 1);
        }
    }
}
