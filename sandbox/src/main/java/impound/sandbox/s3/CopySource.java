package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;

/** The object that a copy reads, which may lie in another bucket; the caller must be admitted there too. */
final class CopySource {
    private CopySource() {}

    static Version of(Call call, Buckets buckets) {
        var header = call.header("x-amz-copy-source");
        int question = header.indexOf("?versionId=");
        var place = Place.of(question < 0 ? header : header.substring(0, question));
        var id = question < 0 ? null : header.substring(question + "?versionId=".length());
        var version = buckets.named(place.bucket(), call).find(place.key(), id);
        if (version == null || version.isDeleteMarker()) {
            throw new AwsError("NoSuchKey", "The specified key does not exist.", 404);
        }
        return version;
    }
}
