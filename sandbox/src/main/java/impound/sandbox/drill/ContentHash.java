package impound.sandbox.drill;

import impound.sandbox.ec2.DiskImage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/** Reads a disk or an image from its first byte to its last, and hashes all of it, and the blocks of it that were written. */
final class ContentHash {
    private final IntPredicate isWritten;
    private final MessageDigest whole = sha256();
    private final MessageDigest written = sha256();
    private long bytes;

    private ContentHash(IntPredicate isWritten) {
        this.isWritten = isWritten;
    }

    /** @param isWritten by the number of a block of 512 KiB */
    static Content of(InputStream in, IntPredicate isWritten) throws IOException {
        var hash = new ContentHash(isWritten);
        var block = new byte[DiskImage.BLOCK];
        for (int read = in.readNBytes(block, 0, block.length); read > 0; read = in.readNBytes(block, 0, block.length)) {
            hash.update(block, read);
        }
        return new Content(hash.bytes, hex(hash.whole), hex(hash.written));
    }

    private void update(byte[] block, int length) {
        whole.update(block, 0, length);
        if (isWritten.test((int) (bytes / DiskImage.BLOCK))) {
            written.update(block, 0, length);
        }
        bytes += length;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * What an object, or a disk, holds.
     *
     * @param written SHA-256 of the written blocks alone, one after the other
     */
    record Content(long bytes, String sha256, String written) {}
}
