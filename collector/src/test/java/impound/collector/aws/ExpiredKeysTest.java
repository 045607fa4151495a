package impound.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.digest.Hashes;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartBody;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Keys of an instance profile are over after some hours, and a disk may take days. The SDK asks for keys once a call and signs
 * each of its own tries with them, so that a call is made anew where they ran out meanwhile.
 */
class ExpiredKeysTest {
    private static final byte[] BYTES = "the bytes of a disk".getBytes(StandardCharsets.UTF_8);
    private static final PartList.Part PART = new PartList.Part(1, 0, BYTES.length, Hashes.sha256(BYTES));

    private final TinyAws aws = new TinyAws();
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private volatile String keyId = "ASIAOLD";
    private final S3AsyncClient s3 = S3AsyncClient.builder()
            .endpointOverride(URI.create(aws.endpoint()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(() -> AwsBasicCredentials.create(keyId, "test"))
            .httpClient(AwsCrtAsyncHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(Clients.retries()))
            .build();
    private final MultipartUpload upload =
            new S3MultipartUpload(s3, "evidence", "image.dd", PartChecksum.SHA256, readers);

    @AfterEach
    void close() {
        s3.close();
        readers.shutdownNow();
        aws.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "HeadObject"})
    void an_image_is_stored_though_the_keys_run_out_at_any_of_its_calls(String call) throws Exception {
        aws.s3().expire(call, "ASIAOLD", () -> keyId = "ASIANEW");

        upload.open();
        upload.send(PART, new Bytes()).get(1, TimeUnit.MINUTES);
        upload.complete(List.of(PART), BYTES.length, S3Sums.whole(PartChecksum.SHA256, List.of(BYTES)));

        assertThat(aws.s3().objects().get("evidence/image.dd")).isEqualTo(BYTES);
    }

    @Test
    void a_file_is_written_with_new_keys() {
        aws.s3().expire("PutObject", "ASIAOLD", () -> keyId = "ASIANEW");

        new S3Objects(s3).putOnce("evidence", "image.dd.manifest.json", BYTES);

        assertThat(aws.s3().objects().get("evidence/image.dd.manifest.json")).isEqualTo(BYTES);
    }

    @Test
    void a_file_is_read_with_new_keys() {
        aws.s3().objects().put("work/task.json", BYTES);
        aws.s3().expire("GetObject", "ASIAOLD", () -> keyId = "ASIANEW");

        assertThat(new S3Objects(s3).get("work", "task.json")).isEqualTo(BYTES);
    }

    @Test
    void an_upload_is_given_up_with_new_keys() {
        aws.s3().expire("AbortMultipartUpload", "ASIAOLD", () -> keyId = "ASIANEW");
        upload.open();

        upload.abort();

        assertThat(aws.s3().calls()).endsWith("AbortMultipartUpload", "AbortMultipartUpload");
    }

    private record Bytes() implements PartBody {
        @Override
        public long size() {
            return BYTES.length;
        }

        @Override
        public Chunks open() {
            var left = List.of(ByteBuffer.wrap(BYTES)).iterator();
            return () -> left.hasNext() ? left.next() : null;
        }
    }
}
