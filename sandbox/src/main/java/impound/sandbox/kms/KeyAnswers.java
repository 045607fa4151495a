package impound.sandbox.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.Json;
import java.util.Base64;
import java.util.List;

/** What KMS tells of a key. */
final class KeyAnswers {
    private KeyAnswers() {}

    static ObjectNode described(Key key, List<String> regions) {
        var answer = Json.object();
        var metadata = answer.putObject("KeyMetadata")
                .put("AWSAccountId", key.account())
                .put("KeyId", key.id())
                .put("Arn", key.arn())
                .put("CreationDate", key.created().getEpochSecond())
                .put("Enabled", key.enabled())
                .put("KeyState", key.state().name())
                .put("KeyManager", key.awsManaged() ? "AWS" : "CUSTOMER")
                .put("Origin", "AWS_KMS")
                .put("MultiRegion", key.multiRegion());
        if (key.multiRegion()) {
            var others = metadata.putObject("MultiRegionConfiguration").putArray("ReplicaKeys");
            regions.forEach(region -> others.addObject().put("Region", region).put("Arn", arn(key, region)));
        }
        kind(metadata, key);
        return answer;
    }

    private static String arn(Key key, String region) {
        return "arn:aws:kms:%s:%s:key/%s".formatted(region, key.account(), key.id());
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
