package impound.collection;

import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Encryption;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import impound.sandbox.kms.Group;
import impound.sandbox.kms.KeyPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a suspect's disk can be under, and how the coordinator finds out that it can't be shared. */
enum EncryptionCase {
    NOT_ENCRYPTED(World.MONITORED.get(0), World.HOME),
    A_KEY_THAT_ADMITS_US(World.MONITORED.get(0), World.HOME),
    /** KMS would say yes, and is not asked. */
    A_KEY_THAT_SETTINGS_KNOW(World.MONITORED.get(0), World.HOME),
    A_KEY_THAT_KMS_SAYS_NO_TO(World.MONITORED.get(0), World.HOME),
    /** It lets our role use it, and gives no grant: KMS says yes to what it is asked, and EC2 can do nothing with it. */
    A_KEY_WHOSE_VOLUME_VANISHES(World.MONITORED.get(0), World.HOME),
    AWS_OWN_KEY(World.MONITORED.get(0), World.HOME),
    /** Whatever is made there goes under another key, unless whoever makes it says otherwise. */
    ENCRYPTION_BY_DEFAULT(World.MONITORED.get(1), "us-west-2"),
    THE_SECURITY_ACCOUNT_ITSELF(World.SECURITY, World.HOME);

    private final String account;
    private final String region;

    EncryptionCase(String account, String region) {
        this.account = account;
        this.region = region;
    }

    String region() {
        return region;
    }

    String account() {
        return account;
    }

    Suspected suspected() {
        return new Suspected(
                account,
                region,
                "i-0e11c1e5000000%02x0".formatted(ordinal() + 1).substring(0, 19));
    }

    /** Its finding's id, by which its incident is told from the others. */
    String finding() {
        return "e%03d".formatted(ordinal()) + "a737c3bf7309db2a396651fdb500";
    }

    String event() {
        return DrillFinding.about(finding(), List.of(suspected()));
    }

    /** Whether the source snapshot has to be copied under our key before it can be shared. */
    boolean isReencrypted() {
        return switch (this) {
            case A_KEY_THAT_SETTINGS_KNOW, A_KEY_THAT_KMS_SAYS_NO_TO, A_KEY_WHOSE_VOLUME_VANISHES, AWS_OWN_KEY -> true;
            default -> false;
        };
    }

    /** Makes its suspect, with this one disk, and whatever else makes it this case. */
    void seed(World world, Path disk) {
        world.suspect(suspected().with(List.of(disk), key(world)));
    }

    private Optional<String> key(World world) {
        var keys = world.sandbox().keys();
        var theirs = KeyPolicy.ofAccount(account);
        return switch (this) {
            case NOT_ENCRYPTED -> Optional.empty();
            case A_KEY_THAT_ADMITS_US -> Encryption.CUSTOMER.key(keys, account, region);
            case A_KEY_THAT_SETTINGS_KNOW -> known(world, Encryption.CUSTOMER.key(keys, account, region));
            case A_KEY_THAT_KMS_SAYS_NO_TO -> Encryption.FOREIGN.key(keys, account, region);
            case A_KEY_WHOSE_VOLUME_VANISHES ->
                Optional.of(keys.symmetric(
                                account,
                                region,
                                theirs.admitting(Group.READ, World.SECURITY).admitting(Group.USE, World.SECURITY))
                        .arn());
            case AWS_OWN_KEY, THE_SECURITY_ACCOUNT_ITSELF -> Encryption.AWS.key(keys, account, region);
            case ENCRYPTION_BY_DEFAULT -> byDefault(world);
        };
    }

    private static Optional<String> known(World world, Optional<String> key) {
        world.settings().setProperty("impound.keys-to-reencrypt", key.orElseThrow());
        return key;
    }

    private Optional<String> byDefault(World world) {
        for (var one : List.of(account, World.SECURITY)) {
            var other = world.sandbox().keys().symmetric(one, region, KeyPolicy.ofAccount(one));
            world.ec2().seed().encryptionByDefault(one, region, other.arn());
        }
        return Encryption.CUSTOMER.key(world.sandbox().keys(), account, region);
    }
}
