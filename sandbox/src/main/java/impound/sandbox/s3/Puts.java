package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Objects written in one go. */
final class Puts implements Operations {
    private final Buckets buckets;
    private final Store store;
    private final Locks locks;

    Puts(Buckets buckets, Store store, Locks locks) {
        this.buckets = buckets;
        this.store = store;
        this.locks = locks;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("PutObject", this::put, "CopyObject", this::copy);
    }

    private void put(Call call, Bucket bucket) throws IOException {
        var condition = Condition.of(call);
        var lock = locks.of(call, bucket);
        var arrival = new Arrival(call);
        Locks.checkIntegrity(arrival, bucket, lock);
        long deletions = bucket.deletions();
        // Known before the body comes; what happens meanwhile is judged again when it is there.
        condition.check(bucket.current(Place.of(call).key()));
        var part = store.receive(
                arrival,
                Algorithm.CRC64NVME,
                Encryption.byKms(bucket),
                buckets.time().now());
        var made = keep(call, bucket, part, locks.settled(lock, bucket), condition, deletions);
        show(call, bucket, made);
        call.respond(200, null, new byte[0]);
    }

    private void copy(Call call, Bucket bucket) throws IOException {
        var source = CopySource.of(call, buckets).content();
        var condition = Condition.of(call);
        long deletions = bucket.deletions();
        var part = store.copy(
                source,
                0,
                source.size(),
                source.checksum().algorithm(),
                buckets.time().now());
        var made = keep(call, bucket, part, locks.settled(locks.of(call, bucket), bucket), condition, deletions);
        show(call, bucket, made);
        S3.respond(
                call,
                Xml.root("CopyObjectResult", S3.NAMESPACE)
                        .add("ETag", '"' + made.content().etag() + '"')
                        .add("LastModified", made.modified()));
    }

    private Version keep(Call call, Bucket bucket, Part part, Lock lock, Condition condition, long deletions) {
        var content = new Content(
                List.of(part),
                part.size(),
                part.etag(),
                part.checksum(),
                false,
                StoredHeaders.of(call),
                Tags.ofHeader(call));
        var id = bucket.rules().versioned() ? buckets.newId() : "null";
        var made = new Version(Place.of(call).key(), id, buckets.time().now(), content, lock);
        try {
            bucket.commit(made, condition, deletions);
            return made;
        } catch (AwsError refused) {
            part.delete();
            throw refused;
        }
    }

    static void show(Call call, Bucket bucket, Version made) {
        call.responseHeader("ETag", '"' + made.content().etag() + '"');
        if (bucket.rules().versioned()) {
            call.responseHeader("x-amz-version-id", made.id());
        }
        made.content().checksum().show(call);
        Encryption.show(call, bucket);
    }
}
