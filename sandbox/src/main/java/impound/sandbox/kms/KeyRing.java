package impound.sandbox.kms;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.Identity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
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

    /** A customer's symmetric key that can be replicated to other regions. */
    public Key multiRegion(String account, String region, KeyPolicy policy) {
        var id = "mrk-" + UUID.randomUUID().toString().replace("-", "");
        return keep(new Key(arn(account, region, id), null, policy, null, false, KeyState.Enabled, time.now()));
    }

    /** The same key in another region: to EBS, and for its policy, it is a key of its own. */
    public Key replica(Key primary, String region, KeyPolicy policy) {
        if (!primary.multiRegion()) {
            throw new IllegalArgumentException("no multi-Region key: " + primary.arn());
        }
        var arn = arn(primary.account(), region, primary.id());
        return keep(new Key(arn, null, policy, null, false, KeyState.Enabled, time.now()));
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

    /** Disables a key, enables it again, or schedules its deletion. */
    public void state(String arn, KeyState state) {
        keys.computeIfPresent(arn, (same, key) -> key.in(state));
    }

    /** Gives a customer's key a name, {@code alias/…}. */
    public void alias(String arn, String alias) {
        keys.computeIfPresent(arn, (same, key) -> key.named(alias));
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
        return usableBy(Identity.user(account, "arn:aws:iam::" + account + ":root"), arn, Group.USE);
    }

    /** Whether a caller may do all of this, in its own name, with a key that is there and enabled. */
    public boolean usableBy(Identity caller, String arn, Group... groups) {
        return find(arn)
                .filter(Key::enabled)
                .filter(key -> !key.awsManaged() || key.account().equals(caller.account()))
                .filter(key -> Arrays.stream(groups).allMatch(group -> admits(key, caller, group)))
                .isPresent();
    }

    /** By the key's policy, or for use by a grant. */
    boolean admits(Key key, Identity caller, Group group) {
        return key.policy().admits(caller, group)
                || (group == Group.USE && grantees(key.arn()).stream().anyMatch(caller::isAdmittedBy));
    }

    /** The regions that have this multi-Region key. */
    List<String> regionsOf(Key key) {
        return keys.values().stream()
                .filter(one -> one.id().equals(key.id()))
                .map(Key::region)
                .sorted()
                .toList();
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
        return keep(new Key(arn, alias, policy, pair, awsManaged, KeyState.Enabled, time.now()));
    }

    private Key keep(Key key) {
        keys.put(key.arn(), key);
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
