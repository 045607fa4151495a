package impound.processors.stage;

import impound.collector.record.PartList;
import impound.collector.record.PartList.Part;
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

    /** The checksum of checksums that S3 keeps for a multipart object: base64 of the SHA-256 over the parts' SHA-256. */
    static String composite(PartList list) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            list.parts().forEach(part -> digest.update(HexFormat.of().parseHex(part.sha256())));
            return Base64.getEncoder().encodeToString(digest.digest()) + "-"
                    + list.parts().size();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
