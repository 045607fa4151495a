package impound.collection;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket as an examiner reads it: through S3, with keys of their own. */
public record Store(S3Client s3, String bucket) {
    public List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    public List<ObjectVersion> versions() {
        return s3.listObjectVersionsPaginator(r -> r.bucket(bucket)).versions().stream()
                .toList();
    }

    public Optional<byte[]> find(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    public byte[] read(String key) {
        return find(key).orElseThrow(() -> new AssertionError("no object " + key));
    }

    public String text(String key) {
        return new String(read(key), StandardCharsets.UTF_8);
    }

    public JsonNode json(String key) {
        return Wire.read(read(key), JsonNode.class);
    }

    /** Keys of multipart uploads that were begun, and neither completed nor given up. */
    public List<String> unfinishedUploads() {
        return s3.listMultipartUploadsPaginator(r -> r.bucket(bucket)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    public HeadObjectResponse head(String key) {
        return s3.headObject(r -> r.bucket(bucket).key(key));
    }

    /** The object's bytes, for those that are too large to hold. */
    public InputStream open(String key) {
        return s3.getObject(r -> r.bucket(bucket).key(key));
    }

    /** Begins an upload that nobody will finish; answers its id. */
    String beginUpload(String key) {
        return s3.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId();
    }

    /** The uploads that nobody has finished. */
    List<String> uploads() {
        return s3.listMultipartUploads(r -> r.bucket(bucket)).uploads().stream()
                .map(MultipartUpload::uploadId)
                .toList();
    }

    /** Leaves an object in this folder, under the last part of its key. */
    public Path download(String key, Path folder) {
        var file = folder.resolve(key.substring(key.lastIndexOf('/') + 1));
        try (var in = open(key)) {
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
