package impound.sandbox.s3;

import java.nio.ByteBuffer;

/** The checksum of a whole from those of its parts, so that completing an upload reads none of its gigabytes again. */
final class CombinedCrc {
    private final long polynomial;
    private final int bits;
    private final int width;
    private long value;

    CombinedCrc(Algorithm algorithm) {
        polynomial = algorithm.polynomial();
        width = algorithm.width();
        bits = width * 8;
    }

    /** Appending a part multiplies what stands before it by x to the power of the part's bits, in GF(2). */
    CombinedCrc append(byte[] crc, long length) {
        value = multiply(value, power(length * 8)) ^ number(crc);
        return this;
    }

    byte[] bytes() {
        return Digest.bytesOf(value, width);
    }

    private long power(long exponent) {
        long result = 1L << (bits - 1);
        long square = 1L << (bits - 2);
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    /** Reflected polynomials: the highest bit is the power zero. */
    private long multiply(long one, long other) {
        long product = 0;
        long shifted = other;
        for (int bit = bits - 1; bit >= 0; bit--) {
            if ((one >>> bit & 1) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ polynomial : shifted >>> 1;
        }
        return product;
    }

    private static long number(byte[] crc) {
        return crc.length == 8
                ? ByteBuffer.wrap(crc).getLong()
                : Integer.toUnsignedLong(ByteBuffer.wrap(crc).getInt());
    }
}
