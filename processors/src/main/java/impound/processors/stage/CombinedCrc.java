package impound.processors.stage;

/**
 * The CRC64NVME of a whole from those of its parts, as S3 makes it: so the list of an image's parts is compared with what S3
 * says of the image, and none of its terabytes is read again. The SDK's own is none of its public parts.
 */
final class CombinedCrc {
    /** CRC-64/NVME (NVM Express NVM Command Set Specification, 64b CRC), with the highest power in the lowest bit. */
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    /** The polynomial 1, and the polynomial x. */
    private static final long ONE = 1L << 63;

    private static final long X = 1L << 62;

    private long value;

    /** Adds a part behind those before it: their value is multiplied by x as often as the part has bits. */
    void append(long crc, long bytes) {
        value = times(value, power(bytes * Byte.SIZE)) ^ crc;
    }

    long value() {
        return value;
    }

    /** x to this power, by squaring: a part of gigabytes takes three dozen steps. */
    private static long power(long exponent) {
        long result = ONE;
        long square = X;
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                result = times(result, square);
            }
            square = times(square, square);
        }
        return result;
    }

    /** The product of two polynomials over GF(2), modulo that of the CRC. */
    private static long times(long one, long other) {
        long product = 0;
        long shifted = other;
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            if ((one >>> bit & 1) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
