package impound.collector.aws;

import impound.collector.CollectorFailure;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Looks before the first byte is read whether a key is taken, which S3 would say only after the last one. No right to look is
 * no answer: then S3's own refusal to write a key twice must do.
 */
public record Occupied(S3AsyncClient s3) {

    /** Whether there is an object that we may see. */
    public boolean is(String bucket, String key) {
        try {
            Answers.of(
                    "look at s3://%s/%s".formatted(bucket, key),
                    () -> s3.headObject(head -> head.bucket(bucket).key(key)));
            return true;
        } catch (CollectorFailure.AccessRefused absent) {
            return false;
        }
    }
}
