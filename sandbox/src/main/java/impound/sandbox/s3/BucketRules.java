package impound.sandbox.s3;

import java.time.Duration;
import java.util.Set;

/**
 * How a bucket is set up when it is seeded: who besides its account may use it, whether keys can be written only once (the
 * bucket policy of an evidence store), and what locks and encrypts its objects. Null: no default retention, no KMS key.
 */
public record BucketRules(
        Set<String> admitted,
        boolean versioned,
        boolean objectLock,
        String retentionMode,
        Duration retention,
        boolean writeOnce,
        String kmsKey) {

    public static BucketRules plain() {
        return new BucketRules(Set.of(), false, false, null, null, false, null);
    }

    /** Versioned, locked for the time given, written once: what Terraform makes for evidence. */
    public static BucketRules evidence(String mode, Duration retention) {
        return new BucketRules(Set.of(), true, true, mode, retention, true, null);
    }

    /** Also for these accounts or principals. */
    public BucketRules admitting(String... principals) {
        return new BucketRules(Set.of(principals), versioned, objectLock, retentionMode, retention, writeOnce, kmsKey);
    }

    /** Encrypted with this key: as in AWS, no ETag is an MD5 any more. */
    public BucketRules encrypted(String key) {
        return new BucketRules(admitted, versioned, objectLock, retentionMode, retention, writeOnce, key);
    }

    public BucketRules versioned(boolean on) {
        return new BucketRules(admitted, on, objectLock, retentionMode, retention, writeOnce, kmsKey);
    }

    BucketRules locking(String mode, Duration time) {
        return new BucketRules(admitted, versioned, true, mode, time, writeOnce, kmsKey);
    }
}
