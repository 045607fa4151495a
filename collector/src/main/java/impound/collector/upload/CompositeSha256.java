package impound.collector.upload;

import impound.collector.digest.Hashes;
import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** A SHA-256 of each part, beside the evidence hash: it proves each part by itself, and costs as much again. */
final class CompositeSha256 implements ImageChecksum {

    private final MessageDigest part = Hashes.of(Digest.SHA256);

    @Override
    public void update(ByteBuffer bytes) {
        part.update(bytes);
    }

    @Override
    public String cut() {
        return HexFormat.of().formatHex(part.digest());
    }

    @Override
    public S3Checksum whole(List<PartList.Part> parts) {
        return PartChecksum.SHA256.whole(CompositeChecksum.of(parts));
    }
}
