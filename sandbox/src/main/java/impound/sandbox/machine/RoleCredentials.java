package impound.sandbox.machine;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.Accounts;
import impound.sandbox.http.Json;
import impound.sandbox.http.Keys;
import java.time.Duration;

/** The keys of a machine's role: given out by its metadata service, and renewed there well before they end. */
final class RoleCredentials {
    private static final Duration VALID = Duration.ofHours(6);
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(15);

    private final MachineSpec spec;
    private final Accounts accounts;
    private final SandboxTime time;
    private Keys keys;

    RoleCredentials(MachineSpec spec, Accounts accounts, SandboxTime time) {
        this.spec = spec;
        this.accounts = accounts;
        this.time = time;
    }

    synchronized byte[] document() {
        var now = time.now();
        if (keys == null || keys.expires().minus(RENEWED_BEFORE).isBefore(now)) {
            keys = accounts.session(spec.roleArn(), spec.instanceId(), VALID);
        }
        return Json.write(Json.object()
                .put("Code", "Success")
                .put("LastUpdated", now.toString())
                .put("Type", "AWS-HMAC")
                .put("AccessKeyId", keys.accessKey())
                .put("SecretAccessKey", keys.secret())
                .put("Token", keys.token())
                .put("Expiration", keys.expires().toString()));
    }
}
