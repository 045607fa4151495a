package impound.collector;

import impound.collector.digest.Hashes;
import impound.collector.record.PartList;
import impound.collector.upload.CompositeChecksum;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** As strict as S3: refuses a part whose bytes have another SHA-256. Tests make it lie as servers do. */
final class MemoryUpload implements MultipartUpload {

    private final Map<Integer, byte[]> parts = new ConcurrentHashMap<>();
    int failingPart = -1;
    int lostBytes;
    Runnable whileSending = () -> {};
    boolean isRefused;
    boolean isSilent;
    boolean isAborted;
    byte[] object;

    @Override
    public void open() {
        if (isRefused) {
            throw new CollectorFailure.AccessRefused("access denied", null);
        }
    }

    @Override
    public CompletableFuture<?> send(PartList.Part part, PartBody body) {
        if (isSilent) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.runAsync(() -> {
            whileSending.run();
            byte[] bytes = read(body);
            if (part.number() == failingPart || !Hashes.sha256(bytes).equals(part.sha256())) {
                throw new CollectorFailure.UploadFailed("part " + part.number() + " refused", null);
            }
            parts.put(part.number(), bytes);
        });
    }

    @Override
    public Stored complete(List<PartList.Part> list, long size) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        list.forEach(part -> whole.writeBytes(parts.get(part.number())));
        object = whole.toByteArray();
        return new Stored(object.length - lostBytes, CompositeChecksum.of(list), "v1");
    }

    @Override
    public void abort() {
        isAborted = true;
    }

    private static byte[] read(PartBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PartBody.Chunks chunks = body.open();
        for (ByteBuffer chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            byte[] some = new byte[chunk.remaining()];
            chunk.get(some);
            bytes.writeBytes(some);
        }
        return bytes.toByteArray();
    }
}
