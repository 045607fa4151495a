package impound.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Data keys: the "ciphertext" names the key and a secret that is kept here, which is all that a test can tell. */
final class DataKeys {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();

    JsonNode generate(Key key, boolean plaintext) {
        var secret = new byte[32];
        random.nextBytes(secret);
        var answer = sealed(key, secret);
        return plaintext ? answer.put("Plaintext", encode(secret)) : answer;
    }

    JsonNode encrypt(Key key, JsonNode request) {
        return sealed(key, Base64.getDecoder().decode(request.path("Plaintext").asText()))
                .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    JsonNode reEncrypt(Key source, Key destination, JsonNode request) {
        return sealed(destination, secret(source, request)).put("SourceKeyId", source.arn());
    }

    private ObjectNode sealed(Key key, byte[] secret) {
        var ciphertext = key.arn() + " " + UUID.randomUUID();
        secrets.put(ciphertext, secret);
        return Json.object()
                .put("KeyId", key.arn())
                .put("CiphertextBlob", encode(ciphertext.getBytes(StandardCharsets.UTF_8)));
    }

    String keyOf(JsonNode request) {
        return ciphertext(request).split(" ")[0];
    }

    JsonNode decrypt(Key key, JsonNode request) {
        return Json.object()
                .put("KeyId", key.arn())
                .put("Plaintext", encode(secret(key, request)))
                .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private byte[] secret(Key key, JsonNode request) {
        var secret = secrets.get(ciphertext(request));
        if (secret == null) {
            throw AwsError.bad("InvalidCiphertextException", "The ciphertext is not one of ours");
        }
        if (!keyOf(request).equals(key.arn())) {
            throw AwsError.bad("IncorrectKeyException", "The key ID in the request does not identify the key used");
        }
        return secret;
    }

    private static String ciphertext(JsonNode request) {
        var blob = Base64.getDecoder().decode(request.path("CiphertextBlob").asText());
        return new String(blob, StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
