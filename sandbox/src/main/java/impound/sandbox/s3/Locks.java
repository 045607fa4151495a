package impound.sandbox.s3;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** What locks a new object: the headers of its put, or else the bucket's default retention. */
final class Locks {
    private final SandboxTime time;

    Locks(SandboxTime time) {
        this.time = time;
    }

    Lock of(Call call, Bucket bucket) {
        var mode = call.header("x-amz-object-lock-mode");
        var until = call.header("x-amz-object-lock-retain-until-date");
        var hold = call.header("x-amz-object-lock-legal-hold");
        if ((mode != null || until != null || hold != null) && !bucket.rules().objectLock()) {
            throw AwsError.bad("InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
        if ((mode == null) != (until == null)) {
            throw AwsError.bad(
                    "InvalidRequest",
                    "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }
        return new Lock(mode, until == null ? null : future(until, time.now()), "ON".equals(hold));
    }

    /** The default retention counts from when the object is there, not from when its upload began. */
    Lock settled(Lock asked, Bucket bucket) {
        var rules = bucket.rules();
        return asked.mode() != null || rules.retentionMode() == null
                ? asked
                : asked.retain(rules.retentionMode(), time.now().plus(rules.retention()));
    }

    /** A locked object must come with proof that it arrived whole. */
    static void checkIntegrity(Arrival arrival, Bucket bucket, Lock lock) {
        boolean locked = bucket.rules().retentionMode() != null || lock.mode() != null || lock.hold();
        if (locked && !arrival.hasIntegrity()) {
            throw AwsError.bad(
                    "InvalidRequest",
                    "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock"
                            + " parameters");
        }
    }

    static Instant future(String date, Instant now) {
        try {
            var end = Instant.parse(date);
            if (!end.isAfter(now)) {
                throw AwsError.bad("InvalidArgument", "The retain until date must be in the future!");
            }
            return end;
        } catch (DateTimeParseException e) {
            throw AwsError.bad("InvalidArgument", "The retain until date must be provided in ISO 8601 format");
        }
    }
}
