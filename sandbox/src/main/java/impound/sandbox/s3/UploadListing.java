package impound.sandbox.s3;

import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The multipart uploads that were begun and neither completed nor given up, page by page. A page begins behind the markers
 * of the last one, as S3's API reference has it (ListMultipartUploads): the uploads of a key in the order of their ids.
 */
final class UploadListing implements Operations {
    private static final int PAGE = 1000;
    private static final Comparator<Upload> ORDER =
            Comparator.comparing(Upload::key, KeyOrder.UTF_8_BYTES).thenComparing(Upload::id);

    @Override
    public Map<String, Operation> operations() {
        return Map.of("ListMultipartUploads", UploadListing::list);
    }

    private static void list(Call call, Bucket bucket) {
        var prefix = call.queries().getOrDefault("prefix", "");
        int most = Math.min(PAGE, Integer.parseInt(call.queries().getOrDefault("max-uploads", "" + PAGE)));
        var found = bucket.uploads().values().stream()
                .filter(upload -> upload.key().startsWith(prefix) && isBehindMarkers(upload, call))
                .sorted(ORDER)
                .toList();
        var page = found.subList(0, Math.min(most, found.size()));
        S3.respond(call, write(call, bucket, page, page.size() < found.size()));
    }

    /** An upload's id counts only together with a key. */
    private static boolean isBehindMarkers(Upload upload, Call call) {
        var key = call.query("key-marker");
        if (key == null) {
            return true;
        }
        var id = call.query("upload-id-marker");
        int order = KeyOrder.UTF_8_BYTES.compare(upload.key(), key);
        return order > 0 || order == 0 && id != null && upload.id().compareTo(id) > 0;
    }

    private static Xml write(Call call, Bucket bucket, List<Upload> page, boolean more) {
        var encoding = KeyEncoding.of(call);
        var last = more && !page.isEmpty() ? page.get(page.size() - 1) : null;
        var xml = Xml.root("ListMultipartUploadsResult", S3.NAMESPACE)
                .add("Bucket", bucket.name())
                .add("KeyMarker", encoding.encode(call.queries().getOrDefault("key-marker", "")))
                .add("UploadIdMarker", call.queries().getOrDefault("upload-id-marker", ""))
                .add("NextKeyMarker", last == null ? null : encoding.encode(last.key()))
                .add("NextUploadIdMarker", last == null ? null : last.id())
                .add("Prefix", encoding.encode(call.queries().getOrDefault("prefix", "")))
                .add("EncodingType", encoding.name())
                .add("IsTruncated", more);
        for (var upload : page) {
            xml.inside("Upload", one -> one.add("Key", encoding.encode(upload.key()))
                    .add("UploadId", upload.id())
                    .add("Initiated", upload.began())
                    .add("StorageClass", "STANDARD")
                    .add("ChecksumAlgorithm", upload.algorithm())
                    .add("ChecksumType", upload.algorithm() == null ? null : upload.checksumType()));
        }
        return xml;
    }
}
