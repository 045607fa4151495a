package impound.sandbox.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes a file in which zeros become holes: an image of a disk that is mostly empty takes no more room than the disk. */
final class SparseOutput extends OutputStream {
    private static final byte[] ZEROS = new byte[256 << 10];

    private final RandomAccessFile file;
    private long size;
    private boolean blank = true;

    SparseOutput(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!isZero(bytes, offset, length)) {
            file.seek(size);
            file.write(bytes, offset, length);
            blank = false;
        }
        size += length;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    long size() {
        return size;
    }

    /** Whether nothing but zeros came, so that the file is one hole. */
    boolean isBlank() {
        return blank;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.setLength(size);
        }
    }

    private static boolean isZero(byte[] bytes, int offset, int length) {
        for (int at = 0; at < length; at += ZEROS.length) {
            int count = Math.min(ZEROS.length, length - at);
            if (!Arrays.equals(bytes, offset + at, offset + at + count, ZEROS, 0, count)) {
                return false;
            }
        }
        return true;
    }
}
