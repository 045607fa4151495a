package impound.collector.upload;

import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One multipart upload to one write-once key: the things that we ask of S3 about it. */
public interface MultipartUpload {

    /** Begins the upload; so it also proves, without leaving an object, that the bucket lets us write. */
    void open();

    /** By which S3 checks the parts, and which value it keeps of the whole. */
    PartChecksum checksum();

    /** Sends one part, which S3 refuses unless its bytes have the part's checksum. Many may be on their way. */
    CompletableFuture<?> send(PartList.Part part, PartBody body);

    /**
     * Makes the object of its parts, unless the key is taken by something else, and says what S3 then holds.
     *
     * @param read the checksum of what was read, which S3 has to come to as well
     */
    Stored complete(List<PartList.Part> parts, long size, S3Checksum read);

    /** Gives the parts up, so that nobody pays for them. Harmless where there is nothing to give up. */
    void abort();

    /** @param checksum as S3 itself tells it */
    record Stored(long size, S3Checksum checksum, String versionId) {}
}
