package impound.sandbox.kms;

import java.security.KeyPair;
import java.time.Instant;

/** A key: symmetric, or with a pair to sign with. One that AWS manages (aws/ebs) has an alias and no policy to change. */
public record Key(
        String arn, String alias, KeyPolicy policy, KeyPair pair, boolean awsManaged, KeyState state, Instant created) {

    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    public String region() {
        return arn.split(":")[3];
    }

    public String account() {
        return arn.split(":")[4];
    }

    public boolean signs() {
        return pair != null;
    }

    public boolean enabled() {
        return state == KeyState.Enabled;
    }

    /** Whether other regions can have the same key, with a policy of its own in each. */
    public boolean multiRegion() {
        return id().startsWith("mrk-");
    }

    Key in(KeyState other) {
        return new Key(arn, alias, policy, pair, awsManaged, other, created);
    }

    Key policy(KeyPolicy changed) {
        return new Key(arn, alias, changed, pair, awsManaged, state, created);
    }

    Key named(String other) {
        return new Key(arn, other, policy, pair, awsManaged, state, created);
    }
}
