package impound.collector.aws;

import impound.collector.record.PartChecksum;
import impound.collector.record.S3Checksum;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/** S3's checksums, made of the bytes that it has and of nothing that the collector says. */
public final class S3Sums {

    private S3Sums() {}

    /** Of one part. */
    public static byte[] of(PartChecksum kind, byte[] bytes) {
        return kind == PartChecksum.SHA256 ? sha256(bytes) : crc(bytes);
    }

    /** The same as a list of parts has it. */
    public static String hex(PartChecksum kind, byte[] bytes) {
        return HexFormat.of().formatHex(of(kind, bytes));
    }

    /** The same as a header has it. */
    public static String base64(PartChecksum kind, byte[] bytes) {
        return Base64.getEncoder().encodeToString(of(kind, bytes));
    }

    /** Of an object that is made of these parts. */
    public static S3Checksum whole(PartChecksum kind, Collection<byte[]> parts) {
        if (kind == PartChecksum.CRC64NVME) {
            return new S3Checksum(kind, "FULL_OBJECT", base64(kind, joined(parts)));
        }
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        parts.forEach(part -> hashes.writeBytes(sha256(part)));
        return new S3Checksum(kind, "COMPOSITE", base64(kind, hashes.toByteArray()) + "-" + parts.size());
    }

    public static byte[] joined(Collection<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] crc(byte[] bytes) {
        CRC64NVME crc = new CRC64NVME();
        crc.update(bytes);
        return ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
