package impound.sandbox.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.Checksum;

/** A checksum or hash in the making. */
interface Digest {
    void update(byte[] bytes, int offset, int length);

    byte[] value();

    static Digest of(MessageDigest hash) {
        return new Digest() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                hash.update(bytes, offset, length);
            }

            @Override
            public byte[] value() {
                return hash.digest();
            }
        };
    }

    static Digest of(Checksum checksum, int width) {
        return new Digest() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                checksum.update(bytes, offset, length);
            }

            @Override
            public byte[] value() {
                return bytesOf(checksum.getValue(), width);
            }
        };
    }

    static byte[] bytesOf(long value, int width) {
        var all = ByteBuffer.allocate(8).putLong(value).array();
        return Arrays.copyOfRange(all, 8 - width, 8);
    }
}
