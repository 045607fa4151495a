package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.http.Keys;
import impound.sandbox.s3.BucketRules;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A plain bucket and an evidence bucket, and the SDK's own client. */
abstract class S3Fixture extends Fixture {
    static final String WORK = "incidents-work";
    static final String EVIDENCE = "incidents";

    S3Client s3;

    @BeforeEach
    void makeBuckets() {
        var evidence = BucketRules.evidence("COMPLIANCE", Duration.ofDays(30));
        sandbox.s3().bucket(WORK, Clients.ACCOUNT, REGION, BucketRules.plain());
        sandbox.s3().bucket(EVIDENCE, Clients.ACCOUNT, REGION, evidence);
        s3 = as(responder);
    }

    @AfterEach
    void closeClient() {
        s3.close();
    }

    S3Client as(Keys keys) {
        return Clients.client(S3Client.builder().forcePathStyle(true), sandbox, keys);
    }

    String put(String bucket, String key, String text) {
        return s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text))
                .eTag();
    }

    String read(String bucket, String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    static byte[] sha256(byte[]... pieces) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var piece : pieces) {
            digest.update(piece);
        }
        return digest.digest();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static void assertRefused(String code, int status, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(
                        refused.awsErrorDetails().errorCode() + " " + refused.statusCode())
                .isEqualTo(code + " " + status));
    }
}
