package impound.collector;

import impound.collector.record.Manifest;
import impound.collector.upload.MultipartUpload;

/** An image that is an object in S3, with its side files beside it. */
public record InBucket(ObjectStore objects, MultipartUpload upload, String bucket, String key) implements Destination {

    @Override
    public String place() {
        return "s3://%s/%s".formatted(bucket, key);
    }

    @Override
    public void open(long size) {
        upload.open();
    }

    @Override
    public void write(String ending, byte[] file) {
        objects.putOnce(bucket, key + ending, file);
    }

    @Override
    public Manifest.Image named(MultipartUpload.Stored stored) {
        return new Manifest.Image(bucket, key, stored.versionId(), stored.size(), stored.checksum());
    }

    @Override
    public void giveUp() {
        upload.abort();
    }
}
