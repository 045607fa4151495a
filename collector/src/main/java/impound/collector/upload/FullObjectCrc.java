package impound.collector.upload;

import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/**
 * A CRC of each part, and one of all bytes that is never made of the others: S3 makes its own of the parts', so that two ways
 * to the same value meet when the upload is completed.
 */
final class FullObjectCrc implements ImageChecksum {

    /** The native code takes arrays only. So small a piece is still in cache when the second one comes to it. */
    private final byte[] piece = new byte[64 << 10];

    private final CRC64NVME part = new CRC64NVME();
    private final CRC64NVME whole = new CRC64NVME();

    @Override
    public void update(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int length = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, length);
            part.update(piece, 0, length);
            whole.update(piece, 0, length);
        }
    }

    @Override
    public String cut() {
        String hex = HexFormat.of().toHexDigits(part.getValue());
        part.reset();
        return hex;
    }

    @Override
    public S3Checksum whole(List<PartList.Part> parts) {
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(whole.getValue()).array();
        return PartChecksum.CRC64NVME.whole(Base64.getEncoder().encodeToString(value));
    }
}
