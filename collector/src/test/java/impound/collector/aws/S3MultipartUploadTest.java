package impound.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import impound.collector.CollectorFailure;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3MultipartUploadTest {

    private final TinyAws aws = new TinyAws();
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final S3AsyncClient s3 = S3AsyncClient.builder()
            .endpointOverride(URI.create(aws.endpoint()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("ASIATEST", "test")))
            .httpClient(AwsCrtAsyncHttpClient.create())
            .build();

    private final Content content = new Content(7 << 20);

    @AfterEach
    void close() {
        s3.close();
        readers.shutdownNow();
        aws.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_attempt_to_send_a_part_begins_at_its_first_byte(PartChecksum checksum) throws Exception {
        MultipartUpload upload = upload(checksum);
        PartList.Part part = part(checksum);
        aws.s3().fail(new TinyS3.Fault("UploadPart", 503, "SlowDown", false));
        aws.s3().fail(new TinyS3.Fault("UploadPart", 400, "ExpiredToken", false));

        upload.open();
        upload.send(part, content).get(1, TimeUnit.MINUTES);
        MultipartUpload.Stored stored = upload.complete(List.of(part), content.size(), whole(checksum));

        assertThat(aws.s3().objects().get("evidence/image.dd")).isEqualTo(content.bytes);
        assertThat(stored.checksum()).isEqualTo(whole(checksum));
        assertThat(content.opened).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_part_that_is_not_what_its_checksum_says_is_refused_however_often_it_is_sent(PartChecksum checksum) {
        MultipartUpload upload = upload(checksum);
        String wrong = S3Sums.hex(checksum, new byte[1]);

        upload.open();

        assertThatThrownBy(() -> upload.send(new PartList.Part(1, 0, content.size(), wrong), content)
                        .get(1, TimeUnit.MINUTES))
                .hasRootCauseInstanceOf(S3Exception.class)
                .hasMessageContaining("part 1");
        assertThat(content.opened).hasValue(3);
        assertThat(aws.s3().objects()).isEmpty();
    }

    @Test
    void an_image_that_s3_comes_to_another_crc_of_is_never_made() throws Exception {
        MultipartUpload upload = upload(PartChecksum.CRC64NVME);
        PartList.Part part = part(PartChecksum.CRC64NVME);
        S3Checksum wrong = S3Sums.whole(PartChecksum.CRC64NVME, List.of(new byte[1]));

        upload.open();
        upload.send(part, content).get(1, TimeUnit.MINUTES);

        assertThatThrownBy(() -> upload.complete(List.of(part), content.size(), wrong))
                .isInstanceOf(CollectorFailure.StoredDiffers.class)
                .hasMessageContaining(wrong.value());
        assertThat(aws.s3().objects()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_completion_is_for_a_key_that_nobody_has_and_for_this_length_and_this_checksum(PartChecksum checksum)
            throws Exception {
        MultipartUpload upload = upload(checksum);
        PartList.Part part = part(checksum);
        upload.open();
        upload.send(part, content).get(1, TimeUnit.MINUTES);

        upload.complete(List.of(part), content.size(), whole(checksum));

        Headers completion = aws.s3().headers("CompleteMultipartUpload").get(0);
        assertThat(completion.getFirst("If-None-Match")).isEqualTo("*");
        assertThat(completion.getFirst("x-amz-mp-object-size")).isEqualTo(Long.toString(content.size()));
        assertThat(completion.getFirst("x-amz-checksum-crc64nvme"))
                .isEqualTo(checksum == PartChecksum.CRC64NVME ? whole(checksum).value() : null);
    }

    @ParameterizedTest
    @EnumSource
    void another_object_whose_completion_was_refused_is_told_apart_from_our_own(PartChecksum checksum)
            throws Exception {
        MultipartUpload upload = upload(checksum);
        PartList.Part part = part(checksum);
        upload.open();
        upload.send(part, content).get(1, TimeUnit.MINUTES);
        aws.s3().spoil(bytes -> new byte[bytes.length]);
        aws.s3().fail(new TinyS3.Fault("CompleteMultipartUpload", 412, "PreconditionFailed", true));

        assertThatThrownBy(() -> upload.complete(List.of(part), content.size(), whole(checksum)))
                .isInstanceOf(CollectorFailure.StoredDiffers.class)
                .hasMessageContaining("another object");
    }

    private MultipartUpload upload(PartChecksum checksum) {
        return new S3MultipartUpload(s3, "evidence", "image.dd", checksum, readers);
    }

    private PartList.Part part(PartChecksum checksum) {
        return new PartList.Part(1, 0, content.size(), S3Sums.hex(checksum, content.bytes));
    }

    private S3Checksum whole(PartChecksum checksum) {
        return S3Sums.whole(checksum, List.of(content.bytes));
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
