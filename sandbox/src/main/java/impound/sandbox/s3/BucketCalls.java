package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.time.Duration;
import java.util.Map;

/** How a bucket is set up, for whoever checks it before trusting it with evidence. */
final class BucketCalls implements Operations {

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "HeadBucket", BucketCalls::head,
                "GetBucketLocation", BucketCalls::location,
                "GetBucketVersioning", BucketCalls::versioning,
                "PutBucketVersioning", BucketCalls::putVersioning,
                "GetObjectLockConfiguration", BucketCalls::lock,
                "PutObjectLockConfiguration", BucketCalls::putLock);
    }

    private static void head(Call call, Bucket bucket) {
        call.responseHeader("x-amz-bucket-region", bucket.region());
        call.respond(200, "application/xml", new byte[0]);
    }

    private static void location(Call call, Bucket bucket) {
        S3.respond(call, Xml.root("LocationConstraint", S3.NAMESPACE).add("LocationConstraint", bucket.region()));
    }

    private static void versioning(Call call, Bucket bucket) {
        var status = bucket.rules().versioned() ? "Enabled" : null;
        S3.respond(call, Xml.root("VersioningConfiguration", S3.NAMESPACE).add("Status", status));
    }

    private static void putVersioning(Call call, Bucket bucket) throws Exception {
        boolean on = "Enabled".equals(Document.of(call).text("Status"));
        if (!on && bucket.rules().objectLock()) {
            throw new AwsError("InvalidBucketState", "An Object Lock configuration is present on this bucket", 409);
        }
        bucket.rules(bucket.rules().versioned(on));
        call.respond(200, null, new byte[0]);
    }

    private static void lock(Call call, Bucket bucket) {
        var rules = bucket.rules();
        if (!rules.objectLock()) {
            throw new AwsError(
                    "ObjectLockConfigurationNotFoundError",
                    "Object Lock configuration does not exist for this bucket",
                    404);
        }
        var xml = Xml.root("ObjectLockConfiguration", S3.NAMESPACE).add("ObjectLockEnabled", "Enabled");
        if (rules.retentionMode() != null) {
            xml.inside(
                    "Rule",
                    rule -> rule.inside("DefaultRetention", retention -> retention
                            .add("Mode", rules.retentionMode())
                            .add("Days", rules.retention().toDays())));
        }
        S3.respond(call, xml);
    }

    private static void putLock(Call call, Bucket bucket) throws Exception {
        if (!bucket.rules().versioned()) {
            throw new AwsError("InvalidBucketState", "Versioning must be 'Enabled' on the bucket", 409);
        }
        var asked = Document.of(call);
        var mode = asked.text("Rule", "DefaultRetention", "Mode");
        var days = asked.text("Rule", "DefaultRetention", "Days");
        var years = asked.text("Rule", "DefaultRetention", "Years");
        if (mode != null && (days == null) == (years == null)) {
            throw AwsError.bad("MalformedXML", "The XML you provided was not well-formed");
        }
        long count = mode == null ? 0 : days != null ? Long.parseLong(days) : Long.parseLong(years) * 365;
        bucket.rules(bucket.rules().locking(mode, mode == null ? null : Duration.ofDays(count)));
        call.respond(200, null, new byte[0]);
    }
}
