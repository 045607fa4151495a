package impound.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/** Real ECDSA signatures, so that a closing record can be verified with openssl and the public key alone. */
final class Signatures {
    private static final String ALGORITHM = "ECDSA_SHA_256";
    private static final int LONGEST = 4096;

    private Signatures() {}

    static JsonNode sign(Key key, JsonNode request) throws GeneralSecurityException {
        var message = message(request);
        var signer = signature(request);
        signer.initSign(key.pair().getPrivate());
        signer.update(message);
        return Json.object()
                .put("KeyId", key.arn())
                .put("Signature", Base64.getEncoder().encodeToString(signer.sign()))
                .put("SigningAlgorithm", ALGORITHM);
    }

    static JsonNode verify(Key key, JsonNode request) throws GeneralSecurityException {
        var verifier = signature(request);
        verifier.initVerify(key.pair().getPublic());
        verifier.update(message(request));
        if (!holds(
                verifier, Base64.getDecoder().decode(request.path("Signature").asText()))) {
            throw AwsError.bad("KMSInvalidSignatureException", "The signature is not valid");
        }
        return Json.object().put("KeyId", key.arn()).put("SignatureValid", true).put("SigningAlgorithm", ALGORITHM);
    }

    private static boolean holds(Signature verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (SignatureException noSignatureAtAll) {
            return false;
        }
    }

    private static byte[] message(JsonNode request) {
        var message = Base64.getDecoder().decode(request.path("Message").asText());
        if (isDigest(request) && message.length != 32) {
            throw AwsError.bad("ValidationException", "Digest is invalid length for algorithm %s.", ALGORITHM);
        }
        if (message.length == 0 || message.length > LONGEST) {
            throw AwsError.bad("ValidationException", "'message' must have length between 1 and %s", LONGEST);
        }
        return message;
    }

    private static Signature signature(JsonNode request) throws GeneralSecurityException {
        if (!ALGORITHM.equals(request.path("SigningAlgorithm").asText())) {
            throw AwsError.bad(
                    "InvalidKeyUsageException",
                    "Algorithm %s is incompatible with key spec ECC_NIST_P256.",
                    request.path("SigningAlgorithm").asText());
        }
        return Signature.getInstance(isDigest(request) ? "NONEwithECDSA" : "SHA256withECDSA");
    }

    private static boolean isDigest(JsonNode request) {
        return "DIGEST".equals(request.path("MessageType").asText());
    }
}
