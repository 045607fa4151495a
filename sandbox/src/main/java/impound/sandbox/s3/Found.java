package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;

/** The version that a call asks for, with S3's answers for those that are not there. */
final class Found {
    private Found() {}

    /** With content: a delete marker is told, but not given. */
    static Version readable(Call call, Bucket bucket) {
        var version = any(call, bucket);
        if (version.isDeleteMarker()) {
            call.responseHeader("x-amz-delete-marker", "true");
            call.responseHeader("x-amz-version-id", version.id());
            if (call.query("versionId") != null) {
                throw new AwsError(
                        "MethodNotAllowed", "The specified method is not allowed against this resource.", 405);
            }
            throw missing();
        }
        return version;
    }

    private static Version any(Call call, Bucket bucket) {
        var id = call.query("versionId");
        var version = bucket.find(Place.of(call).key(), id);
        if (version == null) {
            throw id == null ? missing() : new AwsError("NoSuchVersion", "The specified version does not exist.", 404);
        }
        return version;
    }

    private static AwsError missing() {
        return new AwsError("NoSuchKey", "The specified key does not exist.", 404);
    }
}
