package impound.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.digest.Hashes;
import impound.collector.record.PartList;
import impound.collector.upload.CompositeChecksum;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartBody;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

class S3MultipartUploadTest {

    private final TinyAws aws = new TinyAws();
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final S3AsyncClient s3 = S3AsyncClient.builder()
            .endpointOverride(URI.create(aws.endpoint()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("ASIATEST", "test")))
            .httpClient(AwsCrtAsyncHttpClient.create())
            .build();
    private final MultipartUpload upload = new S3MultipartUpload(s3, "evidence", "image.dd", readers);

    @AfterEach
    void close() {
        s3.close();
        readers.shutdownNow();
        aws.close();
    }

    @Test
    void each_attempt_to_send_a_part_begins_at_its_first_byte() throws Exception {
        Content content = new Content(7 << 20);
        PartList.Part part = new PartList.Part(1, 0, content.size(), Hashes.sha256(content.bytes));
        aws.s3().fail(new TinyS3.Fault("UploadPart", 503, "SlowDown", false));
        aws.s3().fail(new TinyS3.Fault("UploadPart", 400, "ExpiredToken", false));

        upload.open();
        upload.send(part, content).get(1, TimeUnit.MINUTES);
        MultipartUpload.Stored stored = upload.complete(List.of(part), content.size());

        assertThat(aws.s3().objects().get("evidence/image.dd")).isEqualTo(content.bytes);
        assertThat(stored.checksum()).isEqualTo(CompositeChecksum.of(List.of(part)));
        assertThat(content.opened).hasValue(3);
    }

    /** Gives its bytes in chunks of odd sizes. */
    private static final class Content implements PartBody {
        private final byte[] bytes;
        private final AtomicInteger opened = new AtomicInteger();

        private Content(int size) {
            bytes = new byte[size];
            new Random(size).nextBytes(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Chunks open() {
            opened.incrementAndGet();
            ByteBuffer left = ByteBuffer.wrap(bytes);
            return () -> {
                if (!left.hasRemaining()) {
                    return null;
                }
                ByteBuffer chunk = left.slice(left.position(), Math.min(100_003, left.remaining()));
                left.position(left.position() + chunk.remaining());
                return chunk;
            };
        }
    }
}
