package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.io.IOException;
import java.util.Map;

/** The parts of an upload, each straight into a file of its own. */
final class UploadedParts implements Operations {
    private final Buckets buckets;
    private final Store store;

    UploadedParts(Buckets buckets, Store store) {
        this.buckets = buckets;
        this.store = store;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "UploadPart", this::upload,
                "UploadPartCopy", this::copy,
                "ListParts", UploadedParts::list);
    }

    private void upload(Call call, Bucket bucket) throws IOException {
        var upload = bucket.upload(call.query("uploadId"), Place.of(call).key());
        var arrival = new Arrival(call);
        upload.check(arrival.algorithm());
        Locks.checkIntegrity(arrival, bucket, upload.lock());
        int number = number(call);
        var now = buckets.time().now();
        var part = store.receive(arrival, upload.partAlgorithm(), Encryption.byKms(bucket), now);
        keep(call, bucket, upload, part.numbered(number));
        call.responseHeader("ETag", '"' + part.etag() + '"');
        call.responseHeader(
                part.checksum().algorithm().header(), part.checksum().value());
        Encryption.show(call, bucket);
        call.respond(200, null, new byte[0]);
    }

    private void copy(Call call, Bucket bucket) throws IOException {
        var upload = bucket.upload(call.query("uploadId"), Place.of(call).key());
        var source = CopySource.of(call, buckets).content();
        var stretch = Stretch.of(call.header("x-amz-copy-source-range"), source.size());
        int number = number(call);
        var now = buckets.time().now();
        var part = store.copy(source, stretch.from(), stretch.length(), upload.partAlgorithm(), now);
        keep(call, bucket, upload, part.numbered(number));
        var xml = Xml.root("CopyPartResult", S3.NAMESPACE)
                .add("ETag", '"' + part.etag() + '"')
                .add("LastModified", now);
        part.checksum().show(xml);
        S3.respond(call, xml);
    }

    /** An upload may have been given up while the part came in: then the part goes too. */
    private static void keep(Call call, Bucket bucket, Upload upload, Part part) {
        upload.add(part);
        if (bucket.uploads().get(upload.id()) == null) {
            part.delete();
            bucket.upload(call.query("uploadId"), upload.key());
        }
    }

    private static int number(Call call) {
        int number = Integer.parseInt(call.query("partNumber"));
        if (number < 1 || number > 10_000) {
            throw AwsError.bad("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
        }
        return number;
    }

    private static void list(Call call, Bucket bucket) {
        var upload = bucket.upload(call.query("uploadId"), Place.of(call).key());
        int after = Integer.parseInt(call.queries().getOrDefault("part-number-marker", "0"));
        int most = Integer.parseInt(call.queries().getOrDefault("max-parts", "1000"));
        var rest = upload.parts().tailMap(after, false).values();
        var page = rest.stream().limit(most).toList();
        var xml = Xml.root("ListPartsResult", S3.NAMESPACE)
                .add("Bucket", bucket.name())
                .add("Key", upload.key())
                .add("UploadId", upload.id())
                .add("PartNumberMarker", after)
                .add(
                        "NextPartNumberMarker",
                        page.isEmpty() ? 0 : page.get(page.size() - 1).number())
                .add("MaxParts", most)
                .add("IsTruncated", page.size() < rest.size())
                .add("ChecksumAlgorithm", upload.algorithm())
                .add("ChecksumType", upload.algorithm() == null ? null : upload.checksumType());
        xml.each("Part", page, part -> describe(xml, part));
        S3.respond(call, xml);
    }

    private static void describe(Xml xml, Part part) {
        xml.add("PartNumber", part.number())
                .add("LastModified", part.modified())
                .add("ETag", '"' + part.etag() + '"')
                .add("Size", part.size());
        part.checksum().show(xml);
    }
}
