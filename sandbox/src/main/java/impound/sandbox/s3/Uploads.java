package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Multipart uploads from their beginning to their being given up. */
final class Uploads implements Operations {
    private final Buckets buckets;
    private final Locks locks;

    Uploads(Buckets buckets, Locks locks) {
        this.buckets = buckets;
        this.locks = locks;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "CreateMultipartUpload", this::create,
                "AbortMultipartUpload", Uploads::abort);
    }

    private void create(Call call, Bucket bucket) {
        var name = call.header("x-amz-checksum-algorithm");
        var algorithm = name == null ? null : algorithm(name);
        var type = type(algorithm, call.header("x-amz-checksum-type"));
        var upload = new Upload(
                buckets.newId(),
                Place.of(call).key(),
                buckets.time().now(),
                algorithm,
                type,
                StoredHeaders.of(call),
                Tags.ofHeader(call),
                locks.of(call, bucket),
                new ConcurrentSkipListMap<>());
        bucket.uploads().put(upload.id(), upload);
        if (algorithm != null) {
            call.responseHeader("x-amz-checksum-algorithm", algorithm.name());
            call.responseHeader("x-amz-checksum-type", type);
        }
        Encryption.show(call, bucket);
        S3.respond(
                call,
                Xml.root("InitiateMultipartUploadResult", S3.NAMESPACE)
                        .add("Bucket", bucket.name())
                        .add("Key", upload.key())
                        .add("UploadId", upload.id()));
    }

    private static Algorithm algorithm(String name) {
        try {
            return Algorithm.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw AwsError.bad("InvalidRequest", "Checksum algorithm provided is unsupported: %s", name);
        }
    }

    private static String type(Algorithm algorithm, String asked) {
        if (algorithm == null) {
            return Checksum.FULL_OBJECT;
        }
        var type = asked != null ? asked : algorithm.canBeComposite() ? Checksum.COMPOSITE : Checksum.FULL_OBJECT;
        boolean possible = type.equals(Checksum.COMPOSITE) ? algorithm.canBeComposite() : algorithm.canBeFullObject();
        if (!possible) {
            throw AwsError.bad(
                    "InvalidRequest",
                    "The %s checksum type cannot be used with the %s checksum algorithm.",
                    type,
                    algorithm.name().toLowerCase(Locale.ROOT));
        }
        return type;
    }

    private static void abort(Call call, Bucket bucket) {
        var upload = bucket.upload(call.query("uploadId"), Place.of(call).key());
        bucket.uploads().remove(upload.id());
        upload.discard(new ArrayList<>(upload.parts().values()));
        call.respond(204, null, new byte[0]);
    }
}
