package impound.sandbox.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.Json;
import java.util.Base64;

/** What KMS tells of a key. */
final class KeyAnswers {
    private KeyAnswers() {}

    static ObjectNode described(Key key) {
        var answer = Json.object();
        var metadata = answer.putObject("KeyMetadata")
                .put("AWSAccountId", key.account())
                .put("KeyId", key.id())
                .put("Arn", key.arn())
                .put("CreationDate", key.created().getEpochSecond())
                .put("Enabled", key.enabled())
                .put("KeyState", key.enabled() ? "Enabled" : "Disabled")
                .put("KeyManager", key.awsManaged() ? "AWS" : "CUSTOMER")
                .put("Origin", "AWS_KMS")
                .put("MultiRegion", false);
        kind(metadata, key);
        return answer;
    }

    static ObjectNode publicKey(Key key) {
        var answer = Json.object()
                .put("KeyId", key.arn())
                .put(
                        "PublicKey",
                        Base64.getEncoder()
                                .encodeToString(key.pair().getPublic().getEncoded()));
        kind(answer, key);
        return answer;
    }

    private static void kind(ObjectNode answer, Key key) {
        var spec = key.signs() ? "ECC_NIST_P256" : "SYMMETRIC_DEFAULT";
        answer.put("KeySpec", spec)
                .put("CustomerMasterKeySpec", spec)
                .put("KeyUsage", key.signs() ? "SIGN_VERIFY" : "ENCRYPT_DECRYPT");
        answer.putArray(key.signs() ? "SigningAlgorithms" : "EncryptionAlgorithms")
                .add(key.signs() ? "ECDSA_SHA_256" : "SYMMETRIC_DEFAULT");
    }
}
