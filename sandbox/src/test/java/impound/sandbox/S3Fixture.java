package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.sandbox.http.Keys;
import impound.sandbox.s3.BucketRules;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A sandbox with a plain bucket and an evidence bucket, and the SDK's own client. */
abstract class S3Fixture {
    static final String WORK = "incidents-work";
    static final String EVIDENCE = "incidents";

    @TempDir
    Path data;

    final VirtualTime time = new VirtualTime(Instant.parse("2026-11-25T10:00:00Z"));
    Sandbox sandbox;
    S3Client s3;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(time, data);
        sandbox.s3().bucket(WORK, Clients.ACCOUNT, "eu-west-1", BucketRules.plain());
        sandbox.s3()
                .bucket(
                        EVIDENCE,
                        Clients.ACCOUNT,
                        "eu-west-1",
                        BucketRules.evidence("COMPLIANCE", Duration.ofDays(30)));
        s3 = as(sandbox.accounts().key(Clients.ACCOUNT, "arn:aws:iam::111122223333:user/responder"));
    }

    @AfterEach
    void stop() throws Exception {
        s3.close();
        sandbox.close();
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
