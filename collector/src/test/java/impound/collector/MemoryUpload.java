package impound.collector;

import impound.collector.aws.S3Sums;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** As strict as S3: refuses a part whose bytes have another checksum. Tests make it lie as servers do. */
final class MemoryUpload implements MultipartUpload {

    private final Map<Integer, byte[]> parts = new ConcurrentHashMap<>();
    PartChecksum checksum = PartChecksum.SHA256;
    int failingPart = -1;
    int spoiltPart = -1;
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
    public PartChecksum checksum() {
        return checksum;
    }

    @Override
    public CompletableFuture<?> send(PartList.Part part, PartBody body) {
        if (isSilent) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.runAsync(() -> {
            whileSending.run();
            byte[] bytes = read(body);
            if (part.number() == failingPart || !S3Sums.hex(checksum, bytes).equals(part.checksum())) {
                throw new CollectorFailure.UploadFailed("part " + part.number() + " refused", null);
            }
            parts.put(part.number(), bytes);
        });
    }

    @Override
    public Stored complete(List<PartList.Part> list, long size, S3Checksum read) {
        List<byte[]> stored = list.stream().map(part -> stored(part.number())).toList();
        object = S3Sums.joined(stored);
        return new Stored(object.length - lostBytes, S3Sums.whole(checksum, stored), "v1");
    }

    private byte[] stored(int number) {
        byte[] bytes = parts.get(number);
        if (number == spoiltPart) {
            bytes[bytes.length / 2] ^= 1;
        }
        return bytes;
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
