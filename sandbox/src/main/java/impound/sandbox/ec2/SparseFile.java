package impound.sandbox.ec2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes and reads files of which most is holes: only written blocks are copied, so that an empty terabyte costs nothing. */
final class SparseFile {
    private static final byte[] ZEROS = new byte[DiskImage.BLOCK];

    /** A disk with which many worlds of a process are seeded is looked through once. */
    private static final Map<Version, BitSet> KNOWN = new ConcurrentHashMap<>();

    /** A file as it is until somebody writes it. */
    private record Version(Path file, long size, FileTime modified) {
        static Version of(Path file) throws IOException {
            return new Version(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    private SparseFile() {}

    static void blank(Path target, long size) throws IOException {
        try (var made = new RandomAccessFile(target.toFile(), "rw")) {
            made.setLength(size);
        }
    }

    static void copy(Path source, BitSet blocks, Path target, long size) throws IOException {
        try (var made = new RandomAccessFile(target.toFile(), "rw");
                var from = FileChannel.open(source, StandardOpenOption.READ)) {
            made.setLength(size);
            for (int first = blocks.nextSetBit(0); first >= 0; ) {
                int end = blocks.nextClearBit(first);
                transfer(from, made.getChannel(), (long) first * DiskImage.BLOCK, (long) end * DiskImage.BLOCK);
                first = blocks.nextSetBit(end);
            }
        }
    }

    private static void transfer(FileChannel from, FileChannel to, long start, long end) throws IOException {
        long stop = Math.min(end, from.size());
        to.position(start);
        for (long at = start; at < stop; ) {
            at += from.transferTo(at, stop - at, to);
        }
    }

    /** A block of zeros counts as never written, as it does where a disk image is imported. */
    static BitSet writtenBlocks(Path source) throws IOException {
        var version = Version.of(source);
        var known = KNOWN.get(version);
        if (known == null) {
            known = look(source);
            KNOWN.put(version, known);
        }
        return (BitSet) known.clone();
    }

    private static BitSet look(Path source) throws IOException {
        var written = new BitSet();
        var block = ByteBuffer.allocate(DiskImage.BLOCK);
        try (var channel = FileChannel.open(source, StandardOpenOption.READ)) {
            for (int number = 0; channel.read(block) >= 0; number++) {
                while (block.hasRemaining() && channel.read(block) >= 0) {}
                written.set(
                        number, Arrays.mismatch(block.array(), 0, block.position(), ZEROS, 0, block.position()) >= 0);
                block.clear();
            }
        }
        return written;
    }
}
