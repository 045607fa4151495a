package impound.processors.fakes;

import impound.processors.gateway.Signatures;
import impound.processors.id.Region;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** A key as KMS has one: no two of its signatures are equal, and each can be verified. */
public final class SigningKey implements Signatures {
    private final KeyPair pair;

    public SigningKey() {
        try {
            pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PublicKey verifier() {
        return pair.getPublic();
    }

    @Override
    public byte[] sign(Region region, byte[] document) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(document);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] publicKey(Region region) {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
