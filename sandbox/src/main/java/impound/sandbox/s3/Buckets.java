package impound.sandbox.s3;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** All buckets, whoever owns them: a name is taken for everybody, but only the admitted get in. */
final class Buckets {
    /** What the bucket policy of an evidence store forbids, whoever asks. */
    private static final Set<String> AGAINST_WRITE_ONCE =
            Set.of("DeleteObject", "DeleteObjects", "CopyObject", "PutBucketVersioning", "PutObjectLockConfiguration");

    private static final Set<String> ONCE = Set.of("PutObject", "CompleteMultipartUpload");

    private static final Duration GRACE = Duration.ofMinutes(10);

    private final SandboxTime time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();

    Buckets(SandboxTime time) {
        this.time = time;
    }

    SandboxTime time() {
        return time;
    }

    /** Whoever found an object before it was overwritten may still be about to open its file. */
    private void discard(Part part) {
        time.after(GRACE, part::delete);
    }

    Iterable<Bucket> all() {
        return buckets.values();
    }

    Bucket create(String name, String account, String region, BucketRules rules) {
        var made = new Bucket(name, account, region, rules, time.now(), this::discard);
        var before = buckets.putIfAbsent(name, made);
        if (before != null) {
            var code = before.account().equals(account) ? "BucketAlreadyOwnedByYou" : "BucketAlreadyExists";
            throw new AwsError(code, "The requested bucket name is not available.", 409);
        }
        return made;
    }

    /** The bucket of the call, if the caller may do this there. */
    Bucket of(Call call) {
        var bucket = named(Place.of(call).bucket(), call);
        var rules = bucket.rules();
        boolean forbidden = rules.writeOnce()
                && (AGAINST_WRITE_ONCE.contains(call.operation())
                        || ONCE.contains(call.operation()) && !"*".equals(call.header("if-none-match")));
        if (forbidden) {
            throw AwsError.denied(
                    "User: %s is not authorized to perform: s3:%s with an explicit deny in a resource-based policy",
                    call.principal(), call.operation());
        }
        return bucket;
    }

    Bucket named(String name, Call call) {
        var bucket = buckets.get(name);
        if (bucket == null) {
            throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
        }
        var caller = call.identity();
        boolean admitted = bucket.account().equals(caller.account())
                || bucket.rules().admitted().stream().anyMatch(caller::isAdmittedBy);
        if (!admitted) {
            throw AwsError.denied("Access Denied");
        }
        return bucket;
    }

    String newId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
