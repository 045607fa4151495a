package impound.collector;

import impound.collector.record.Manifest;
import impound.collector.upload.MultipartUpload;

/** Where an image goes, and what proves it: each file is written once. */
public interface Destination {

    /** What a person would type to name it, such as {@code s3://bucket/key}. */
    String place();

    /** The image's name; side files have the same and an ending. */
    String key();

    /** The image on its way there. */
    MultipartUpload upload();

    /**
     * Begins: proves, before anything is read, that an image of so many bytes can be written here.
     *
     * @throws CollectorFailure where it cannot, or where something is there already
     */
    void open(long size);

    /** Writes a file beside the image, under the image's name and this ending. */
    void write(String ending, byte[] file);

    /** The image as a manifest names it. */
    Manifest.Image named(MultipartUpload.Stored stored);

    /** Leaves nothing behind that could be taken for an image. */
    void giveUp();
}
