package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;

/** The digests that SQS answers a send with, and that clients compare with their own. */
final class Md5 {
    private Md5() {}

    static String ofBody(String body) {
        return HexFormat.of().formatHex(begin().digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** By name: length and bytes of name, type and value, and between them a byte that tells text from binary. */
    static String ofAttributes(JsonNode attributes) {
        var md5 = begin();
        var sorted = new TreeMap<String, JsonNode>();
        attributes.properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
        sorted.forEach((name, value) -> {
            add(md5, utf8(name));
            add(md5, utf8(value.path("DataType").asText()));
            boolean text = value.hasNonNull("StringValue");
            md5.update((byte) (text ? 1 : 2));
            add(
                    md5,
                    text
                            ? utf8(value.get("StringValue").asText())
                            : Base64.getDecoder()
                                    .decode(value.path("BinaryValue").asText()));
        });
        return HexFormat.of().formatHex(md5.digest());
    }

    private static void add(MessageDigest md5, byte[] bytes) {
        md5.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        md5.update(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
