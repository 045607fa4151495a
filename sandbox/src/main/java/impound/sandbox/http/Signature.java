package impound.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks SigV4 signatures, of headers or of a presigned query, so that a client with a wrong secret fails here as it would in
 * AWS. Not checked: the age of a signature (tests move the clock), and the signatures of single aws-chunked chunks.
 */
final class Signature {
    private static final Pattern SIGNED = Pattern.compile("SignedHeaders=([^,\\s]+)");
    private static final Pattern VALUE = Pattern.compile("Signature=([0-9a-f]{64})");

    private final Call call;
    private final String authorization;

    Signature(Call call) {
        this.call = call;
        this.authorization = call.headers().getOrDefault("authorization", "");
    }

    boolean isOf(String secret) {
        var request = new SignedRequest(
                call, List.of(part(SIGNED, "X-Amz-SignedHeaders").split(";")), payloadHash());
        var scope = call.scope();
        var toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                date(),
                String.join("/", scope.date(), scope.region(), scope.service(), "aws4_request"),
                sha256(request.canonical().getBytes(StandardCharsets.UTF_8)));
        var expected = HexFormat.of().formatHex(hmac(signingKey(secret, scope), toSign));
        var given = part(VALUE, "X-Amz-Signature");
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String part(Pattern pattern, String query) {
        var matcher = pattern.matcher(authorization);
        return matcher.find() ? matcher.group(1) : call.queries().getOrDefault(query, "");
    }

    private String date() {
        var header = call.header("x-amz-date");
        return header != null ? header : call.queries().getOrDefault("X-Amz-Date", "");
    }

    /** S3 compares the body with its header as it comes in; elsewhere the body is small and at hand. */
    private String payloadHash() {
        var header = call.header("x-amz-content-sha256");
        if (call.service().equals("s3")) {
            return header == null ? "UNSIGNED-PAYLOAD" : header;
        }
        return "UNSIGNED-PAYLOAD".equals(header) ? header : sha256(call.bodyBytes());
    }

    private static byte[] signingKey(String secret, Scope scope) {
        var date = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
        return hmac(hmac(hmac(date, scope.region()), scope.service()), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
