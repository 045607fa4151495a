package impound.collector.upload;

import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import java.nio.ByteBuffer;
import java.util.List;

/** What S3 has to find too, computed while the disk is read: the checksum of each part, and in the end that of the image. */
interface ImageChecksum {

    /** One that has seen nothing yet. */
    static ImageChecksum of(PartChecksum kind) {
        return switch (kind) {
            case SHA256 -> new CompositeSha256();
            case CRC64NVME -> new FullObjectCrc();
        };
    }

    /** Adds bytes, in order; the buffer's position is moved to its end. */
    void update(ByteBuffer bytes);

    /** Ends a part: the checksum of what came since the last one, in lower-case hexadecimal. */
    String cut();

    /** What S3 must say of the image that is made of these parts. */
    S3Checksum whole(List<PartList.Part> parts);
}
