package impound.sandbox.s3;

import java.util.HexFormat;
import java.util.List;

/** The ETag of an object made of parts: the MD5 of the parts' ETags, and how many they were. */
final class MultipartEtag {
    private MultipartEtag() {}

    static String of(List<Part> parts) {
        var md5 = Algorithm.algorithm("MD5");
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }
}
