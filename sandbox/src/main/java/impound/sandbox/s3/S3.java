package impound.sandbox.s3;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Service;
import impound.sandbox.http.Xml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** S3 with what evidence rests on: conditional writes, checksums that are checked, versions and locks; bodies are files. */
public final class S3 implements Service {
    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final Buckets buckets;
    private final Map<String, Operations.Operation> operations = new HashMap<>();

    public S3(SandboxTime time, Path directory) throws IOException {
        buckets = new Buckets(time);
        var store = new Store(directory);
        var locks = new Locks(time);
        List.of(
                        new BucketCalls(),
                        new Reads(),
                        new Attributes(),
                        new Puts(buckets, store, locks),
                        new Deletes(buckets),
                        new Uploads(buckets, locks),
                        new UploadListing(),
                        new UploadedParts(buckets, store),
                        new Completion(buckets, locks),
                        new Listings(),
                        new VersionListing(),
                        new LockCalls(time),
                        new TagCalls())
                .forEach(group -> operations.putAll(group.operations()));
    }

    /** Seeds a bucket; {@link BucketRules} says who may do what with it. */
    public void bucket(String name, String account, String region, BucketRules rules) {
        buckets.create(name, account, region, rules);
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String operation(Call call) {
        return OperationName.of(call);
    }

    @Override
    public void handle(Call call) throws Exception {
        var place = Place.of(call);
        call.resource(place.key().isEmpty() ? place.bucket() : place.bucket() + "/" + place.key());
        switch (call.operation()) {
            case "ListBuckets" -> listBuckets(call);
            case "CreateBucket" -> createBucket(call, place.bucket());
            default -> operation(call.operation()).perform(call, buckets.of(call));
        }
    }

    private Operations.Operation operation(String name) {
        var found = operations.get(name);
        if (found == null) {
            throw new AwsError("NotImplemented", "the sandbox has no " + name, 501);
        }
        return found;
    }

    private void createBucket(Call call, String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw AwsError.bad("InvalidBucketName", "The specified bucket is not valid.");
        }
        boolean locked = "true".equals(call.header("x-amz-bucket-object-lock-enabled"));
        var rules = BucketRules.plain().versioned(locked);
        buckets.create(name, call.account(), call.region(), locked ? rules.locking(null, null) : rules);
        call.responseHeader("Location", "/" + name);
        call.respond(200, null, new byte[0]);
    }

    private void listBuckets(Call call) {
        var xml = Xml.root("ListAllMyBucketsResult", NAMESPACE).open("Buckets");
        for (var bucket : buckets.all()) {
            if (bucket.account().equals(call.account())) {
                xml.inside("Bucket", one -> one.add("Name", bucket.name())
                        .add("CreationDate", bucket.created())
                        .add("BucketRegion", bucket.region()));
            }
        }
        respond(call, xml);
    }

    static void respond(Call call, Xml xml) {
        call.respond(200, "application/xml", xml.bytes());
    }
}
