package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.Map;

/** Deletes: without a version id only a marker is set, and a locked version stays. */
final class Deletes implements Operations {
    private final Buckets buckets;

    Deletes(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DeleteObject", this::one, "DeleteObjects", this::many);
    }

    private void one(Call call, Bucket bucket) {
        var gone = delete(call, bucket, Place.of(call).key(), call.query("versionId"));
        if (bucket.rules().versioned() && gone != null) {
            call.responseHeader("x-amz-version-id", gone.id());
            call.responseHeader("x-amz-delete-marker", "" + gone.isDeleteMarker());
        }
        call.respond(204, null, new byte[0]);
    }

    private void many(Call call, Bucket bucket) throws Exception {
        var xml = Xml.root("DeleteResult", S3.NAMESPACE);
        for (var object : Document.of(call).all("Object")) {
            var key = object.text("Key");
            var id = object.text("VersionId");
            try {
                delete(call, bucket, key, id);
                xml.inside("Deleted", one -> one.add("Key", key).add("VersionId", id));
            } catch (AwsError refused) {
                xml.inside("Error", one -> one.add("Key", key)
                        .add("VersionId", id)
                        .add("Code", refused.code())
                        .add("Message", refused.getMessage()));
            }
        }
        S3.respond(call, xml);
    }

    private Version delete(Call call, Bucket bucket, String key, String id) {
        if (id == null) {
            var markerId = bucket.rules().versioned() ? buckets.newId() : "null";
            var marker = new Version(key, markerId, buckets.time().now(), null, Lock.NONE);
            bucket.mark(marker);
            return marker;
        }
        var version = bucket.find(key, id);
        if (version == null) {
            return null;
        }
        boolean bypass = "true".equalsIgnoreCase(call.header("x-amz-bypass-governance-retention"));
        if (version.lock().keeps(buckets.time().now(), bypass)) {
            throw AwsError.denied("Access Denied because object protected by object lock.");
        }
        bucket.remove(version);
        return version;
    }
}
