package impound.sandbox.s3;

import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.Base64;
import java.util.List;

/** What S3 keeps and shows of an object's integrity: of the whole, or composed from the parts' checksums. */
record Checksum(Algorithm algorithm, String type, String value) {
    static final String FULL_OBJECT = "FULL_OBJECT";
    static final String COMPOSITE = "COMPOSITE";

    static Checksum full(Algorithm algorithm, byte[] digest) {
        return new Checksum(algorithm, FULL_OBJECT, Base64.getEncoder().encodeToString(digest));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(value);
    }

    /** The hash of the parts' hashes, and how many they were. */
    static Checksum composite(Algorithm algorithm, List<Part> parts) {
        var digest = algorithm.begin();
        for (var part : parts) {
            var bytes = part.checksum().bytes();
            digest.update(bytes, 0, bytes.length);
        }
        var value = Base64.getEncoder().encodeToString(digest.value());
        return new Checksum(algorithm, COMPOSITE, value + "-" + parts.size());
    }

    static Checksum whole(Algorithm algorithm, List<Part> parts) {
        var crc = new CombinedCrc(algorithm);
        parts.forEach(part -> crc.append(part.checksum().bytes(), part.size()));
        return full(algorithm, crc.bytes());
    }

    void show(Call call) {
        call.responseHeader(algorithm.header(), value);
        call.responseHeader("x-amz-checksum-type", type);
    }

    void show(Xml xml) {
        xml.add(algorithm.element(), value);
    }
}
