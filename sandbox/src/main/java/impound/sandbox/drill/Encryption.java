package impound.sandbox.drill;

import impound.sandbox.kms.KeyPolicy;
import impound.sandbox.kms.KeyRing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the disks of a suspected instance are under. */
public enum Encryption {
    NONE,
    /** A key of the customer's that admits the security account. */
    CUSTOMER,
    /** A key of the customer's that admits nobody else. */
    FOREIGN,
    /** The key that AWS keeps for the account, {@code aws/ebs}. */
    AWS;

    /**
     * As the option writes it.
     *
     * @throws IllegalArgumentException for any other text
     */
    static Encryption of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of encryption: '" + text + "'"));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ARN of such a key of this account, made now where it is a customer's; nothing for {@link #NONE}. */
    public Optional<String> key(KeyRing keys, String account, String region) {
        return switch (this) {
            case NONE -> Optional.empty();
            case CUSTOMER ->
                Optional.of(keys.symmetric(
                                account, region, KeyPolicy.ofAccount(account).sharedWith(World.SECURITY))
                        .arn());
            case FOREIGN ->
                Optional.of(keys.symmetric(account, region, KeyPolicy.ofAccount(account))
                        .arn());
            case AWS ->
                Optional.of(keys.awsManaged(account, region, "alias/aws/ebs").arn());
        };
    }
}
