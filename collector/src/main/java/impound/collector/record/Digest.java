package impound.collector.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** A hash that an examiner's tools know, under the name that its side file ends with. */
public enum Digest {
    /** Always computed: the evidence hash. */
    SHA256("sha256", "SHA-256"),
    SHA1("sha1", "SHA-1"),
    SHA512("sha512", "SHA-512"),
    MD5("md5", "MD5");

    private final String text;
    private final String algorithm;

    Digest(String text, String algorithm) {
        this.text = text;
        this.algorithm = algorithm;
    }

    /** The digest of this name.
     *
     * @throws IllegalArgumentException for a name that is none of {@code sha256, sha1, sha512, md5}
     */
    @JsonCreator
    public static Digest of(String text) {
        return Arrays.stream(values())
                .filter(digest -> digest.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a digest: '" + text + "'; write one of sha256, sha1, sha512, md5"));
    }

    /** The name in settings, JSON and file endings, such as {@code sha256}. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The name that {@link java.security.MessageDigest} knows. */
    public String algorithm() {
        return algorithm;
    }
}
