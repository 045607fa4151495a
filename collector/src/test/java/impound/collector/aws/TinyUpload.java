package impound.collector.aws;

import com.sun.net.httpserver.Headers;
import impound.collector.record.PartChecksum;
import impound.collector.record.S3Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The one multipart upload that {@link TinyS3} knows: each part, and the whole, must have the checksum in its header. */
final class TinyUpload {

    private final SortedMap<Integer, byte[]> parts = new ConcurrentSkipListMap<>();
    private volatile PartChecksum kind = PartChecksum.SHA256;
    private volatile UnaryOperator<byte[]> spoiling = bytes -> bytes;

    /** What is made of the last part once the object is made, unseen by whoever sent it. */
    void spoil(UnaryOperator<byte[]> how) {
        spoiling = how;
    }

    /** False where the headers do not go together. */
    boolean begin(Headers headers) {
        kind = PartChecksum.valueOf(headers.getFirst("x-amz-checksum-algorithm"));
        return kind.type().equals(headers.getFirst("x-amz-checksum-type"));
    }

    /** False where the part is not what its header says. */
    boolean add(int number, Headers headers, byte[] bytes) {
        if (!S3Sums.base64(kind, bytes).equals(headers.getFirst("x-amz-checksum-" + kind.text()))) {
            return false;
        }
        parts.put(number, bytes);
        return true;
    }

    /** Whether the whole is what the completion says, if it says anything. */
    boolean isAsClaimed(Headers headers) {
        String claimed = headers.getFirst("x-amz-checksum-" + kind.text());
        return claimed == null || claimed.equals(whole().value());
    }

    private S3Checksum whole() {
        return S3Sums.whole(kind, parts.values());
    }

    /** The object, and what is said of it when somebody looks. */
    Made complete() {
        List<byte[]> stored = new ArrayList<>(parts.values());
        int last = stored.size() - 1;
        stored.set(last, spoiling.apply(stored.get(last).clone()));
        return new Made(S3Sums.joined(stored), S3Sums.whole(kind, stored));
    }

    record Made(byte[] bytes, S3Checksum checksum) {}
}
