package impound.processors.stage;

import impound.collector.record.PartList;
import impound.collector.record.PartList.Part;
import impound.collector.record.S3Checksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** What follows from the list of an image's parts. */
final class Parts {
    private Parts() {}

    /** How many bytes the parts cover from the first byte without a gap; -1 where they have one. */
    static long covered(PartList list) {
        long end = 0;
        for (Part part : list.parts()) {
            if (part.offset() != end) {
                return -1;
            }
            end += part.size();
        }
        return end;
    }

    /** What S3 must say of the object that is made of them, by the kind of their checksums. */
    static S3Checksum whole(PartList list) {
        return list.algorithm()
                .whole(
                        switch (list.algorithm()) {
                            case SHA256 -> composite(list);
                            case CRC64NVME -> combined(list);
                        });
    }

    /** Of the bytes themselves: what a CRC over all of them comes to. */
    private static String combined(PartList list) {
        var crc = new CombinedCrc();
        list.parts().forEach(part -> crc.append(HexFormat.fromHexDigitsToLong(part.checksum()), part.size()));
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(Long.BYTES).putLong(crc.value()).array());
    }

    /** A checksum of checksums, and no hash of the bytes: base64 of the SHA-256 over the parts' SHA-256. */
    private static String composite(PartList list) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            list.parts().forEach(part -> digest.update(HexFormat.of().parseHex(part.checksum())));
            return Base64.getEncoder().encodeToString(digest.digest()) + "-"
                    + list.parts().size();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
