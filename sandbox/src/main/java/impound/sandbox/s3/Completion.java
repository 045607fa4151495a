package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes an object of the parts that are listed, without reading one of them again: its files are theirs, in order. */
final class Completion implements Operations {
    private final Buckets buckets;
    private final Locks locks;

    Completion(Buckets buckets, Locks locks) {
        this.buckets = buckets;
        this.locks = locks;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("CompleteMultipartUpload", this::complete);
    }

    private void complete(Call call, Bucket bucket) throws Exception {
        var condition = Condition.of(call);
        var key = Place.of(call).key();
        // First, so that the echo of a lost answer to a conditional completion is 412, as S3 has it.
        condition.check(bucket.current(key));
        var upload = bucket.upload(call.query("uploadId"), key);
        long deletions = bucket.deletions();
        var parts = new PartList(upload).select(Document.of(call).all("Part"));
        var made = version(bucket, upload, parts);
        CompleteHeaders.check(call, made.content());
        if (!bucket.uploads().remove(upload.id(), upload)) {
            throw new AwsError("NoSuchUpload", "The specified upload does not exist.", 404);
        }
        commit(bucket, upload, made, condition, deletions);
        discardRest(upload, parts);
        respond(call, bucket, made);
    }

    /** A refused completion leaves the upload as it was. */
    private static void commit(Bucket bucket, Upload upload, Version made, Condition condition, long deletions) {
        try {
            bucket.commit(made, condition, deletions);
        } catch (AwsError refused) {
            bucket.uploads().put(upload.id(), upload);
            throw refused;
        }
    }

    private Version version(Bucket bucket, Upload upload, List<Part> parts) {
        long size = parts.stream().mapToLong(Part::size).sum();
        var checksum = upload.isComposite()
                ? Checksum.composite(upload.algorithm(), parts)
                : Checksum.whole(upload.partAlgorithm(), parts);
        var content =
                new Content(parts, size, MultipartEtag.of(parts), checksum, true, upload.headers(), upload.tags());
        var id = bucket.rules().versioned() ? buckets.newId() : "null";
        return new Version(upload.key(), id, buckets.time().now(), content, locks.settled(upload.lock(), bucket));
    }

    private static void discardRest(Upload upload, List<Part> used) {
        var rest = new ArrayList<>(upload.parts().values());
        rest.removeAll(used);
        upload.discard(rest);
    }

    private static void respond(Call call, Bucket bucket, Version made) {
        if (bucket.rules().versioned()) {
            call.responseHeader("x-amz-version-id", made.id());
        }
        Encryption.show(call, bucket);
        var content = made.content();
        var xml = Xml.root("CompleteMultipartUploadResult", S3.NAMESPACE)
                .add("Location", call.rawPath())
                .add("Bucket", bucket.name())
                .add("Key", made.key())
                .add("ETag", '"' + content.etag() + '"')
                .add("ChecksumType", content.checksum().type());
        content.checksum().show(xml);
        S3.respond(call, xml);
    }
}
