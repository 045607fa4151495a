package impound.sandbox.kms;

import impound.sandbox.SandboxTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All keys of all accounts: seeded here, and asked by EC2 whether a snapshot or volume can be read by someone. */
public final class KeyRing {
    private final SandboxTime time;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> grantees = new ConcurrentHashMap<>();

    public KeyRing(SandboxTime time) {
        this.time = time;
    }

    /** A customer's symmetric key. */
    public Key symmetric(String account, String region, KeyPolicy policy) {
        return keep(account, region, null, policy, null, false);
    }

    /** A customer's P-256 key that signs. */
    public Key signing(String account, String region, KeyPolicy policy) {
        return keep(account, region, null, policy, pair(), false);
    }

    /** The key that AWS keeps for an account, such as {@code alias/aws/ebs}: it serves that account only, for ever. */
    public Key awsManaged(String account, String region, String alias) {
        return named(alias, account, region)
                .orElseGet(() -> keep(account, region, alias, KeyPolicy.ofAccount(account), null, true));
    }

    public void policy(String arn, KeyPolicy policy) {
        keys.computeIfPresent(arn, (same, key) -> key.policy(policy));
    }

    public void enabled(String arn, boolean on) {
        keys.computeIfPresent(arn, (same, key) -> key.enabled(on));
    }

    /** Gives a customer's key a name, {@code alias/…}. */
    public void alias(String arn, String alias) {
        keys.computeIfPresent(
                arn,
                (same, key) ->
                        new Key(arn, alias, key.policy(), key.pair(), key.awsManaged(), key.enabled(), key.created()));
    }

    public Optional<Key> find(String arn) {
        return Optional.ofNullable(arn == null ? null : keys.get(arn));
    }

    /** By ARN, id, alias or alias ARN; everything but an ARN means the asking account's own. */
    public Optional<Key> find(String name, String account, String region) {
        if (name.startsWith("arn:") && name.contains(":alias/")) {
            var parts = name.split(":");
            return named(parts[5], parts[4], parts[3]);
        }
        if (name.startsWith("alias/")) {
            return named(name, account, region);
        }
        return find(name.startsWith("arn:") ? name : arn(account, region, name));
    }

    /** Whether an account may decrypt and encrypt with a key that is there and enabled. */
    public boolean usableBy(String account, String arn) {
        return find(arn)
                .filter(Key::enabled)
                .filter(key -> !key.awsManaged() || key.account().equals(account))
                .filter(key -> key.policy().admitsAccount(account, Group.USE)
                        || grantees(arn).stream().anyMatch(who -> who.contains(account)))
                .isPresent();
    }

    Set<String> grantees(String arn) {
        return grantees.computeIfAbsent(arn, one -> ConcurrentHashMap.newKeySet());
    }

    private Optional<Key> named(String alias, String account, String region) {
        return keys.values().stream()
                .filter(key -> alias.equals(key.alias()))
                .filter(key -> key.account().equals(account) && key.region().equals(region))
                .findFirst();
    }

    private Key keep(String account, String region, String alias, KeyPolicy policy, KeyPair pair, boolean awsManaged) {
        var arn = arn(account, region, UUID.randomUUID().toString());
        var key = new Key(arn, alias, policy, pair, awsManaged, true, time.now());
        keys.put(arn, key);
        return key;
    }

    private static String arn(String account, String region, String id) {
        return "arn:aws:kms:%s:%s:key/%s".formatted(region, account, id);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
