package impound.sandbox.s3;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.Map;

/** Retention and legal hold of single versions: retention in compliance mode can only grow. */
final class LockCalls implements Operations {
    private final SandboxTime time;

    LockCalls(SandboxTime time) {
        this.time = time;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "GetObjectRetention", LockCalls::retention,
                "PutObjectRetention", this::putRetention,
                "GetObjectLegalHold", LockCalls::hold,
                "PutObjectLegalHold", LockCalls::putHold);
    }

    private static Version lockable(Call call, Bucket bucket) {
        if (!bucket.rules().objectLock()) {
            throw AwsError.bad("InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
        return Found.readable(call, bucket);
    }

    private static void retention(Call call, Bucket bucket) {
        var lock = lockable(call, bucket).lock();
        if (lock.until() == null) {
            throw none();
        }
        S3.respond(
                call,
                Xml.root("Retention", S3.NAMESPACE).add("Mode", lock.mode()).add("RetainUntilDate", lock.until()));
    }

    private void putRetention(Call call, Bucket bucket) throws Exception {
        var version = lockable(call, bucket);
        var asked = Document.of(call);
        var mode = asked.text("Mode");
        var end = Locks.future(asked.text("RetainUntilDate"), time.now());
        var lock = version.lock();
        boolean bypass = "true".equalsIgnoreCase(call.header("x-amz-bypass-governance-retention"));
        boolean kept = lock.hold(false).keeps(time.now(), bypass);
        boolean weaker = kept && (end.isBefore(lock.until()) || !lock.mode().equals(mode));
        if (weaker) {
            throw AwsError.denied("Access Denied because object protected by object lock.");
        }
        bucket.change(version, one -> one.locked(one.lock().retain(mode, end)));
        call.respond(200, null, new byte[0]);
    }

    private static void hold(Call call, Bucket bucket) {
        var lock = lockable(call, bucket).lock();
        S3.respond(call, Xml.root("LegalHold", S3.NAMESPACE).add("Status", lock.hold() ? "ON" : "OFF"));
    }

    private static void putHold(Call call, Bucket bucket) throws Exception {
        var version = lockable(call, bucket);
        boolean on = "ON".equals(Document.of(call).text("Status"));
        bucket.change(version, one -> one.locked(one.lock().hold(on)));
        call.respond(200, null, new byte[0]);
    }

    private static AwsError none() {
        return new AwsError(
                "NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration", 404);
    }
}
