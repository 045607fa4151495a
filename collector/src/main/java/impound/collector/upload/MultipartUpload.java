package impound.collector.upload;

import impound.collector.record.PartList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One multipart upload to one write-once key: the things that we ask of S3 about it. */
public interface MultipartUpload {

    /** Begins the upload; so it also proves, without leaving an object, that the bucket lets us write. */
    void open();

    /** Sends one part, which S3 refuses unless its bytes have the part's SHA-256. Many may be on their way. */
    CompletableFuture<?> send(PartList.Part part, PartBody body);

    /** Makes the object of its parts, unless the key is taken by something else, and says what S3 then holds. */
    Stored complete(List<PartList.Part> parts, long size);

    /** Gives the parts up, so that nobody pays for them. Harmless where there is nothing to give up. */
    void abort();

    /** @param checksum S3's composite value */
    record Stored(long size, String checksum, String versionId) {}
}
