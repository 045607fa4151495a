package impound.processors.aws;

import impound.processors.Wire;
import impound.processors.gateway.Signatures;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Signs with an asymmetric key that never leaves KMS. The digest is computed here, since KMS takes 4 KiB at most. */
public final class KmsSignatures implements Signatures {
    private static final int PEM_LINE = 64;

    private final Function<Region, KmsClient> clients;
    private final Settings settings;

    public KmsSignatures(Function<Region, KmsClient> clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public byte[] sign(Region region, byte[] document) {
        return clients.apply(region)
                .sign(r -> r.keyId(key(region))
                        .message(SdkBytes.fromByteArray(HexFormat.of().parseHex(Wire.sha256(document))))
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signature()
                .asByteArray();
    }

    @Override
    public byte[] publicKey(Region region) {
        var der = clients.apply(region).getPublicKey(r -> r.keyId(key(region))).publicKey();
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der.asByteArray());
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String key(Region region) {
        return settings.in(region).signingKey().value();
    }
}
