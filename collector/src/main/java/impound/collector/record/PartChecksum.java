package impound.collector.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * With which checksum S3 checks each part of an image as it comes in, and which value it then keeps of the whole. Each is of
 * a type of its own, so that none is taken for the other, or for the evidence hash (S3 User Guide, Checking object integrity).
 */
public enum PartChecksum {
    /** A hash of each part, and of the whole only the hash of those hashes: whoever knows the parts can compute it. */
    SHA256("sha256", "COMPOSITE"),
    /** A CRC, which costs next to no time, and of the whole the very same over all its bytes. It proves no intent. */
    CRC64NVME("crc64nvme", "FULL_OBJECT");

    private final String text;
    private final String type;

    PartChecksum(String text, String type) {
        this.text = text;
        this.type = type;
    }

    /** The checksum of this name.
     *
     * @throws IllegalArgumentException for a name that is neither {@code sha256} nor {@code crc64nvme}
     */
    @JsonCreator
    public static PartChecksum of(String text) {
        return Arrays.stream(values())
                .filter(checksum -> checksum.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a checksum of parts: '" + text + "'; write sha256 or crc64nvme"));
    }

    /** The name in settings and JSON, such as {@code crc64nvme}. */
    @JsonValue
    public String text() {
        return text;
    }

    /** S3's word for how the value of the whole comes about: {@code COMPOSITE} or {@code FULL_OBJECT}. */
    public String type() {
        return type;
    }

    /** Of a whole object, this value of S3's, of the type that belongs to it. */
    public S3Checksum whole(String value) {
        return new S3Checksum(this, type, value);
    }
}
