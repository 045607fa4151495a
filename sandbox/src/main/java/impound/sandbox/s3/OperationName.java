package impound.sandbox.s3;

import impound.sandbox.http.Call;
import java.util.Map;
import java.util.Objects;

/** S3 has no name of the operation on the wire: it follows from the method, the path and what stands behind it. */
final class OperationName {
    private static final Map<String, String> BY_QUERY = Map.ofEntries(
            Map.entry("GET bucket versioning", "GetBucketVersioning"),
            Map.entry("PUT bucket versioning", "PutBucketVersioning"),
            Map.entry("GET bucket object-lock", "GetObjectLockConfiguration"),
            Map.entry("PUT bucket object-lock", "PutObjectLockConfiguration"),
            Map.entry("GET bucket location", "GetBucketLocation"),
            Map.entry("GET bucket versions", "ListObjectVersions"),
            Map.entry("GET bucket uploads", "ListMultipartUploads"),
            Map.entry("GET bucket list-type", "ListObjectsV2"),
            Map.entry("POST bucket delete", "DeleteObjects"),
            Map.entry("GET key attributes", "GetObjectAttributes"),
            Map.entry("GET key retention", "GetObjectRetention"),
            Map.entry("PUT key retention", "PutObjectRetention"),
            Map.entry("GET key legal-hold", "GetObjectLegalHold"),
            Map.entry("PUT key legal-hold", "PutObjectLegalHold"),
            Map.entry("GET key tagging", "GetObjectTagging"),
            Map.entry("PUT key tagging", "PutObjectTagging"),
            Map.entry("POST key uploads", "CreateMultipartUpload"),
            Map.entry("POST key uploadId", "CompleteMultipartUpload"),
            Map.entry("DELETE key uploadId", "AbortMultipartUpload"),
            Map.entry("GET key uploadId", "ListParts"));

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("GET root", "ListBuckets"),
            Map.entry("PUT bucket", "CreateBucket"),
            Map.entry("HEAD bucket", "HeadBucket"),
            Map.entry("GET key", "GetObject"),
            Map.entry("HEAD key", "HeadObject"),
            Map.entry("PUT key", "PutObject"),
            Map.entry("DELETE key", "DeleteObject"));

    private OperationName() {}

    static String of(Call call) {
        var place = Place.of(call);
        var what = place.bucket().isEmpty() ? "root" : place.key().isEmpty() ? "bucket" : "key";
        var start = call.method() + " " + what;
        if (start.equals("PUT key") && call.query("partNumber") != null) {
            return call.header("x-amz-copy-source") == null ? "UploadPart" : "UploadPartCopy";
        }
        if (start.equals("PUT key") && call.header("x-amz-copy-source") != null) {
            return "CopyObject";
        }
        return call.queries().keySet().stream()
                .map(query -> BY_QUERY.get(start + " " + query))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> PLAIN.getOrDefault(start, start));
    }
}
