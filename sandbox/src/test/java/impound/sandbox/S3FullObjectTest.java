package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.crt.checksums.CRC64NVME;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Parts with CRCs, of which S3 makes the CRC of the whole (S3 User Guide, Checking object integrity, full object checksums). */
class S3FullObjectTest extends S3Fixture {
    private static final String KEY = "i/disk_evidence/vol-1.image.dd";
    private static final byte[] ONE = bytes(5 << 20);
    private static final byte[] TWO = bytes(123_457);
    private static final byte[] ALL = joined();

    @Test
    void a_part_that_is_not_what_its_crc_claims_is_refused() {
        var upload = begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.FULL_OBJECT);

        assertRefused("BadDigest", 400, () -> send(upload, 1, ONE, crc(TWO)));
        assertThat(s3.listParts(list -> list.bucket(EVIDENCE).key(KEY).uploadId(upload))
                        .parts())
                .isEmpty();
    }

    @Test
    void a_whole_that_is_not_what_its_completion_claims_is_never_made() {
        var upload = begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.FULL_OBJECT);
        var parts = List.of(part(upload, 1, ONE), part(upload, 2, TWO));

        assertRefused("BadDigest", 400, () -> complete(upload, parts, crc(ONE), ChecksumType.FULL_OBJECT));
        assertRefused("InvalidRequest", 400, () -> complete(upload, parts, crc(ALL), ChecksumType.COMPOSITE));
        assertThat(s3.listObjectsV2(list -> list.bucket(EVIDENCE)).contents()).isEmpty();
    }

    @Test
    void a_whole_that_is_what_its_completion_claims_is_made_and_says_so_to_whoever_looks() {
        var upload = begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.FULL_OBJECT);
        var parts = List.of(part(upload, 1, ONE), part(upload, 2, TWO));

        var done = complete(upload, parts, crc(ALL), ChecksumType.FULL_OBJECT);

        var head = s3.headObject(look -> look.bucket(EVIDENCE).key(KEY).checksumMode(ChecksumMode.ENABLED));
        assertThat(done.checksumCRC64NVME()).isEqualTo(crc(ALL)).isEqualTo(head.checksumCRC64NVME());
        assertThat(done.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT).isEqualTo(head.checksumType());
        assertThat(s3.getObjectAsBytes(get -> get.bucket(EVIDENCE).key(KEY)).asByteArray())
                .isEqualTo(ALL);
    }

    @Test
    void such_a_crc_is_never_composed_and_a_sha256_is_never_one_of_the_whole() {
        assertRefused("InvalidRequest", 400, () -> begin(ChecksumAlgorithm.CRC64_NVME, ChecksumType.COMPOSITE));
        assertRefused("InvalidRequest", 400, () -> begin(ChecksumAlgorithm.SHA256, ChecksumType.FULL_OBJECT));
    }

    private String begin(ChecksumAlgorithm algorithm, ChecksumType type) {
        return s3.createMultipartUpload(create -> create.bucket(EVIDENCE)
                        .key(KEY)
                        .checksumAlgorithm(algorithm)
                        .checksumType(type))
                .uploadId();
    }

    private UploadPartResponse send(String upload, int number, byte[] bytes, String crc) {
        return s3.uploadPart(
                part -> part.bucket(EVIDENCE)
                        .key(KEY)
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumCRC64NVME(crc),
                RequestBody.fromBytes(bytes));
    }

    private CompletedPart part(String upload, int number, byte[] bytes) {
        var sent = send(upload, number, bytes, crc(bytes));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(sent.eTag())
                .checksumCRC64NVME(sent.checksumCRC64NVME())
                .build();
    }

    private CompleteMultipartUploadResponse complete(
            String upload, List<CompletedPart> parts, String crc, ChecksumType type) {
        return s3.completeMultipartUpload(complete -> complete.bucket(EVIDENCE)
                .key(KEY)
                .uploadId(upload)
                .ifNoneMatch("*")
                .mpuObjectSize((long) ALL.length)
                .checksumCRC64NVME(crc)
                .checksumType(type)
                .multipartUpload(list -> list.parts(parts)));
    }

    private static String crc(byte[] bytes) {
        var crc = new CRC64NVME();
        crc.update(bytes);
        return base64(ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).array());
    }

    private static byte[] joined() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(ONE);
        all.writeBytes(TWO);
        return all.toByteArray();
    }
}
