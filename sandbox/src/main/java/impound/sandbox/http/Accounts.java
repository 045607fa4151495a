package impound.sandbox.http;

import impound.sandbox.SandboxTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every access key and role of the sandbox: accounts are told apart by nothing else, as in AWS. */
public final class Accounts {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SandboxTime time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Keys> keys = new ConcurrentHashMap<>();
    private final Map<String, Role> roles = new ConcurrentHashMap<>();

    public Accounts(SandboxTime time) {
        this.time = time;
    }

    /** Long-lived keys of a user, for example {@code arn:aws:iam::111122223333:user/responder}. */
    public Keys key(String account, String userArn) {
        return keep(new Keys("AKIA" + letters(16), secret(), null, null, Identity.user(account, userArn)));
    }

    /** Declares a role; whoever is not admitted by its trust cannot assume it. */
    public Role role(Role role) {
        roles.put(role.arn(), role);
        return role;
    }

    public Optional<Role> find(String roleArn) {
        return Optional.ofNullable(roles.get(roleArn));
    }

    /** Credentials of a role without asking its trust: what a task or an instance profile would be given. */
    public Keys session(String roleArn, String sessionName, Duration duration) {
        return session(Identity.role(roleArn, sessionName, null), duration);
    }

    /** Credentials of a role for someone whom STS has let in. */
    public Keys session(Identity identity, Duration duration) {
        var expires = time.now().plus(duration);
        return keep(new Keys("ASIA" + letters(16), secret(), secret() + secret(), expires, identity));
    }

    /** The keys behind an access key, or nothing if nobody has it. */
    public Optional<Keys> lookUp(String accessKey) {
        return Optional.ofNullable(keys.get(accessKey));
    }

    boolean isExpired(Keys found) {
        return found.expires() != null && !time.now().isBefore(found.expires());
    }

    private Keys keep(Keys made) {
        keys.put(made.accessKey(), made);
        return made;
    }

    private String letters(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private String secret() {
        var bytes = new byte[30];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
