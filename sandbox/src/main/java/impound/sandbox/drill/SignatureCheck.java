package impound.sandbox.drill;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Verifies the closing record as anybody can: with the public key beside it and no key service. */
final class SignatureCheck {
    private SignatureCheck() {}

    static boolean isGood(EvidenceBucket bucket, String incident) {
        var closing = incident + "/closing/";
        var pem = new String(bucket.read(closing + "signing-key.pem").orElseThrow(), StandardCharsets.US_ASCII);
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        try {
            var check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)));
            check.update(bucket.read(closing + "0001.json").orElseThrow());
            return check.verify(bucket.read(closing + "0001.sig").orElseThrow());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
