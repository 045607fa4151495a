package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.http.Keys;
import impound.sandbox.kms.Group;
import impound.sandbox.kms.KeyPolicy;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SignResponse;

class KmsSignaturesTest extends Fixture {
    private static final String COORDINATOR = "arn:aws:iam::111122223333:role/Coordinator";
    private static final byte[] RECORD = "closing record".getBytes(StandardCharsets.UTF_8);

    private final KeyPolicy own = KeyPolicy.ofAccount(Clients.ACCOUNT);

    @Test
    void a_signature_holds_with_nothing_but_the_public_key() throws Exception {
        var key = sandbox.keys().signing(Clients.ACCOUNT, REGION, own).arn();

        var signature = sign(as(responder), key, RECORD, MessageType.RAW).signature();

        assertThat(holds(key, signature.asByteArray())).isTrue();
    }

    @Test
    void the_signature_of_a_digest_is_one_of_the_message() throws Exception {
        var key = sandbox.keys().signing(Clients.ACCOUNT, REGION, own).arn();
        var digest = MessageDigest.getInstance("SHA-256").digest(RECORD);

        var signature = sign(as(responder), key, digest, MessageType.DIGEST).signature();

        assertThat(holds(key, signature.asByteArray())).isTrue();
    }

    @Test
    void only_the_coordinator_signs() {
        var policy = own.only(Group.SIGN, COORDINATOR);
        var key = sandbox.keys().signing(Clients.ACCOUNT, REGION, policy).arn();
        var coordinator = sandbox.accounts().session(COORDINATOR, "task", Duration.ofHours(1));

        assertThat(sign(as(coordinator), key, RECORD, MessageType.RAW).signature())
                .isNotNull();
        assertRefused("AccessDeniedException", () -> sign(as(responder), key, RECORD, MessageType.RAW));
    }

    private static SignResponse sign(KmsClient kms, String key, byte[] message, MessageType type) {
        return kms.sign(sign -> sign.keyId(key)
                .message(SdkBytes.fromByteArray(message))
                .messageType(type)
                .signingAlgorithm("ECDSA_SHA_256"));
    }

    private boolean holds(String key, byte[] signature) throws Exception {
        var encoded = as(responder).getPublicKey(get -> get.keyId(key)).publicKey();
        var verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded.asByteArray())));
        verifier.update(RECORD);
        return verifier.verify(signature);
    }

    private KmsClient as(Keys keys) {
        return Clients.client(KmsClient.builder(), sandbox, keys);
    }
}
