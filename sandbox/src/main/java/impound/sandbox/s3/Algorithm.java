package impound.sandbox.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/** The additional checksums that S3 knows; a polynomial (reflected) where parts can be combined to a whole. */
enum Algorithm {
    CRC32(() -> Digest.of(new CRC32(), 4), 4, 0xEDB88320L),
    CRC32C(() -> Digest.of(new CRC32C(), 4), 4, 0x82F63B78L),
    CRC64NVME(() -> Digest.of(new CRC64NVME(), 8), 8, 0x9A6C9329AC4BC9B5L),
    SHA1(() -> Digest.of(algorithm("SHA-1")), 20, 0),
    SHA256(() -> Digest.of(algorithm("SHA-256")), 32, 0);

    private final Supplier<Digest> maker;
    private final int width;
    private final long polynomial;

    Algorithm(Supplier<Digest> maker, int width, long polynomial) {
        this.maker = maker;
        this.width = width;
        this.polynomial = polynomial;
    }

    Digest begin() {
        return maker.get();
    }

    int width() {
        return width;
    }

    long polynomial() {
        return polynomial;
    }

    boolean canBeFullObject() {
        return polynomial != 0;
    }

    boolean canBeComposite() {
        return this != CRC64NVME;
    }

    String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    String element() {
        return "Checksum" + name();
    }

    static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
