package impound.routes.aws;

import impound.processors.id.Region;
import impound.processors.settings.RegionSettings;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** Whether both keys of a region are what their settings need: a key that is disabled fails the first disk only. */
final class KeyCheck {
    private final Clients clients;
    private final Faults faults;

    KeyCheck(Clients clients, Faults faults) {
        this.clients = clients;
        this.faults = faults;
    }

    void check(Region region, RegionSettings settings) {
        look(region, "forensics-key", settings.forensicsKey().value())
                .must(
                        answer -> answer.keyMetadata().keySpec() == KeySpec.SYMMETRIC_DEFAULT,
                        answer -> "it is " + answer.keyMetadata().keySpecAsString() + ": name a symmetric key")
                .must(
                        answer -> answer.keyMetadata().keyManager() == KeyManagerType.CUSTOMER,
                        answer ->
                                "AWS manages it, so that no monitored account can copy under it: name a key of your own");
        look(region, "signing-key", settings.signingKey().value())
                .must(
                        answer -> answer.keyMetadata().keySpec() == KeySpec.ECC_NIST_P256
                                && answer.keyMetadata().keyUsage() == KeyUsageType.SIGN_VERIFY,
                        answer -> "it is %s for %s: name an ECC_NIST_P256 key for SIGN_VERIFY"
                                .formatted(
                                        answer.keyMetadata().keySpecAsString(),
                                        answer.keyMetadata().keyUsageAsString()));
    }

    private Faults.Seen<DescribeKeyResponse> look(Region region, String name, String key) {
        return faults.look("impound." + region + "." + name, key, () -> clients.kms(region)
                        .describeKey(r -> r.keyId(key)))
                .must(answer -> answer.keyMetadata().enabled(), answer -> "it is %s: enable it or name another"
                        .formatted(answer.keyMetadata().keyStateAsString()));
    }
}
