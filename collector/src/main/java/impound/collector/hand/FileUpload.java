package impound.collector.hand;

import impound.collector.CollectorFailure;
import impound.collector.digest.Hashes;
import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * An image that goes into a file, each part to its own offset. As strict as S3: a part whose bytes have another SHA-256 than when
 * they were read first is refused. Blocks of zeros are left out, so that they are holes.
 */
final class FileUpload implements MultipartUpload {

    /** A multiple of every file system's block; smaller would mean more writes, larger fewer holes. */
    private static final int BLOCK = 64 << 10;

    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(BLOCK).asReadOnlyBuffer();

    private final Path file;
    private final Executor writers;
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();
    private volatile FileChannel channel;

    FileUpload(Path file, Executor writers) {
        this.file = file;
        this.writers = writers;
    }

    @Override
    public void open() {
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw FileTrouble.of(file, e);
        }
    }

    /** SHA-256, so that parts of a file can be checked alone as those of an object can. */
    @Override
    public PartChecksum checksum() {
        return PartChecksum.SHA256;
    }

    @Override
    public CompletableFuture<?> send(PartList.Part part, PartBody body) {
        return CompletableFuture.runAsync(() -> take(part, body), writers);
    }

    private void take(PartList.Part part, PartBody body) {
        MessageDigest hash = Hashes.of(Digest.SHA256);
        PartBody.Chunks chunks = body.open();
        long at = part.offset();
        for (ByteBuffer chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            hash.update(chunk.duplicate());
            write(chunk, at);
            at += chunk.remaining();
        }
        String found = HexFormat.of().formatHex(hash.digest());
        if (!found.equals(part.checksum())) {
            throw new CollectorFailure.UploadFailed(
                    "part %d of %s: expected SHA-256 %s, found %s"
                            .formatted(part.number(), file, part.checksum(), found),
                    null);
        }
        taken.add(part.number());
    }

    /** In runs as long as there are no zeros between. */
    private void write(ByteBuffer chunk, long offset) {
        int begin = 0;
        for (int at = 0; at < chunk.remaining(); at += BLOCK) {
            int end = Math.min(at + BLOCK, chunk.remaining());
            if (isZero(slice(chunk, at, end))) {
                writeAll(slice(chunk, begin, at), offset + begin);
                begin = end;
            }
        }
        writeAll(slice(chunk, begin, chunk.remaining()), offset + begin);
    }

    private static ByteBuffer slice(ByteBuffer chunk, int begin, int end) {
        return chunk.slice(chunk.position() + begin, end - begin);
    }

    private static boolean isZero(ByteBuffer block) {
        return block.mismatch(ZEROS.slice(0, block.remaining())) < 0;
    }

    private void writeAll(ByteBuffer bytes, long offset) {
        try {
            long end = offset + bytes.remaining();
            while (bytes.hasRemaining()) {
                channel.write(bytes, end - bytes.remaining());
            }
        } catch (IOException e) {
            throw FileTrouble.of(file, e);
        }
    }

    /** On the disk, not only on its way there, before anybody is told that it is. */
    @Override
    public Stored complete(List<PartList.Part> parts, long size, S3Checksum read) {
        if (!parts.stream().allMatch(part -> taken.contains(part.number()))) {
            throw new CollectorFailure.StoredDiffers("%s lacks parts".formatted(file));
        }
        try (FileChannel whole = channel) {
            if (whole.size() < size) {
                // The last hole: a file is as long as its last byte says.
                writeAll(ByteBuffer.allocate(1), size - 1);
            }
            whole.force(true);
            return new Stored(whole.size(), read, null);
        } catch (IOException e) {
            throw FileTrouble.of(file, e);
        }
    }

    /** Removes the file, which nobody has but this upload. */
    @Override
    public void abort() {
        if (channel != null) {
            try {
                channel.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
