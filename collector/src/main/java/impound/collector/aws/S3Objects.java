package impound.collector.aws;

import impound.collector.CollectorFailure;
import impound.collector.ObjectStore;
import impound.collector.digest.Hashes;
import impound.collector.record.Digest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Small files in S3, each sent with its SHA-256, which a bucket with Object Lock asks for and S3 verifies. */
public record S3Objects(S3AsyncClient s3) implements ObjectStore {

    @Override
    public byte[] get(String bucket, String key) {
        return Answers.of(
                        "get s3://%s/%s".formatted(bucket, key),
                        () -> s3.getObject(get -> get.bucket(bucket).key(key), AsyncResponseTransformer.toBytes()))
                .asByteArrayUnsafe();
    }

    @Override
    public void put(String bucket, String key, byte[] file) {
        put(bucket, key, file, request -> request);
    }

    @Override
    public void putOnce(String bucket, String key, byte[] file) {
        try {
            put(bucket, key, file, request -> request.ifNoneMatch("*"));
        } catch (CollectorFailure failure) {
            if (!Answers.isTaken(failure)) {
                throw failure;
            }
            requireSame(bucket, key, file);
        }
    }

    private void requireSame(String bucket, String key, byte[] file) {
        byte[] found = get(bucket, key);
        if (!Arrays.equals(found, file)) {
            throw new CollectorFailure.StoredDiffers("s3://%s/%s is there already, with SHA-256 %s instead of %s"
                    .formatted(bucket, key, Hashes.sha256(found), Hashes.sha256(file)));
        }
    }

    private void put(String bucket, String key, byte[] file, UnaryOperator<PutObjectRequest.Builder> condition) {
        String sha256 =
                Base64.getEncoder().encodeToString(Hashes.of(Digest.SHA256).digest(file));
        PutObjectRequest request = condition
                .apply(PutObjectRequest.builder().bucket(bucket).key(key).checksumSHA256(sha256))
                .build();
        Answers.of(
                "put s3://%s/%s".formatted(bucket, key), () -> s3.putObject(request, AsyncRequestBody.fromBytes(file)));
    }
}
