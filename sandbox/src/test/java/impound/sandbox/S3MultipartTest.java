package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

class S3MultipartTest extends S3Fixture {
    private static final String KEY = "i/disk_evidence/vol-1.image.dd";
    private static final byte[] ONE = bytes(5 << 20);
    private static final byte[] TWO = bytes(123_457);

    @Test
    void the_image_is_its_parts_and_its_checksum_composed_of_theirs() throws Exception {
        var upload = begin(ChecksumAlgorithm.SHA256);
        var parts = List.of(part(upload, 1, ONE), part(upload, 2, TWO));

        var done = complete(upload, parts);

        assertThat(done.checksumSHA256()).isEqualTo(base64(sha256(sha256(ONE), sha256(TWO))) + "-2");
        assertThat(read()).isEqualTo(join(ONE, TWO));
    }

    @Test
    void zeros_between_other_bytes_are_read_like_them_from_wherever() throws Exception {
        var upload = begin(ChecksumAlgorithm.SHA256);
        var zeros = new byte[(5 << 20) + 3];
        var image = join(join(ONE, zeros), TWO);
        int from = ONE.length - 2;
        int to = ONE.length + zeros.length + 1;
        int within = ONE.length + 7;

        complete(upload, List.of(part(upload, 1, ONE), part(upload, 2, zeros), part(upload, 3, TWO)));

        assertThat(read()).isEqualTo(image);
        assertThat(read("bytes=%d-%d".formatted(from, to))).isEqualTo(Arrays.copyOfRange(image, from, to + 1));
        assertThat(read("bytes=%d-%d".formatted(within, to))).isEqualTo(Arrays.copyOfRange(image, within, to + 1));
    }

    @Test
    void its_attributes_name_each_part() throws Exception {
        var upload = begin(ChecksumAlgorithm.SHA256);
        complete(upload, List.of(part(upload, 1, ONE), part(upload, 2, TWO)));

        var known = s3.getObjectAttributes(get -> get.bucket(EVIDENCE)
                .key(KEY)
                .objectAttributes(
                        ObjectAttributes.CHECKSUM, ObjectAttributes.OBJECT_PARTS, ObjectAttributes.OBJECT_SIZE));

        assertThat(known.objectSize()).isEqualTo(ONE.length + TWO.length);
        assertThat(known.objectParts().parts())
                .extracting("partNumber", "size", "checksumSHA256")
                .containsExactly(
                        tuple(1, (long) ONE.length, base64(sha256(ONE))),
                        tuple(2, (long) TWO.length, base64(sha256(TWO))));
    }

    @Test
    void a_part_that_is_not_what_it_claims_is_refused() throws Exception {
        var upload = begin(ChecksumAlgorithm.SHA256);
        var wrong = base64(sha256(ONE));

        assertRefused(
                "BadDigest",
                400,
                () -> s3.uploadPart(request(upload, 1).checksumSHA256(wrong).build(), RequestBody.fromBytes(TWO)));
        assertThat(s3.listParts(list -> list.bucket(EVIDENCE).key(KEY).uploadId(upload))
                        .parts())
                .isEmpty();
    }

    @Test
    void a_part_with_a_checksum_of_another_kind_is_refused() {
        var upload = begin(ChecksumAlgorithm.SHA256);

        assertRefused(
                "InvalidRequest",
                400,
                () -> s3.uploadPart(
                        request(upload, 1)
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                                .build(),
                        RequestBody.fromBytes(TWO)));
    }

    @Test
    void a_checksum_of_the_whole_comes_from_those_of_the_parts() {
        var upload = begin(ChecksumAlgorithm.CRC64_NVME);
        complete(upload, List.of(part(upload, 1, ONE), part(upload, 2, TWO)));
        var whole = s3.putObject(
                        put -> put.bucket(WORK).key("whole").checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
                        RequestBody.fromBytes(join(ONE, TWO)))
                .checksumCRC64NVME();

        var head = s3.headObject(get -> get.bucket(EVIDENCE).key(KEY).checksumMode(ChecksumMode.ENABLED));

        assertThat(head.checksumCRC64NVME()).isEqualTo(whole);
        assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
    }

    @Test
    void a_completion_names_the_checksum_of_every_part() {
        var upload = begin(ChecksumAlgorithm.SHA256);
        var part = part(upload, 1, TWO).toBuilder().checksumSHA256(null).build();

        assertRefused("InvalidRequest", 400, () -> complete(upload, List.of(part)));
    }

    @Test
    void parts_out_of_order_or_too_small_or_unknown_are_refused() {
        var upload = begin(ChecksumAlgorithm.SHA256);
        var one = part(upload, 1, TWO);
        var two = part(upload, 2, bytes(100));

        assertRefused("InvalidPartOrder", 400, () -> complete(upload, List.of(two, one)));
        assertRefused("EntityTooSmall", 400, () -> complete(upload, List.of(one, two)));
        assertRefused(
                "InvalidPart",
                400,
                () -> complete(upload, List.of(two.toBuilder().partNumber(1).build())));
    }

    @Test
    void a_second_image_under_the_same_key_is_refused_and_can_be_given_up() {
        var first = begin(ChecksumAlgorithm.SHA256);
        var second = begin(ChecksumAlgorithm.SHA256);
        complete(first, List.of(part(first, 1, ONE)));
        var late = List.of(part(second, 1, TWO));

        assertRefused("PreconditionFailed", 412, () -> complete(second, late));
        s3.abortMultipartUpload(abort -> abort.bucket(EVIDENCE).key(KEY).uploadId(second));
        assertThat(s3.listMultipartUploads(list -> list.bucket(EVIDENCE)).uploads())
                .isEmpty();
        assertThat(read()).isEqualTo(ONE);
    }

    @Test
    void unfinished_uploads_are_listed_page_by_page_also_while_they_are_given_up() {
        for (int upload = 0; upload < 5; upload++) {
            begin(ChecksumAlgorithm.SHA256);
        }
        var given = new ArrayList<String>();

        for (var upload : s3.listMultipartUploadsPaginator(
                        list -> list.bucket(EVIDENCE).prefix(KEY).maxUploads(2))
                .uploads()) {
            s3.abortMultipartUpload(
                    abort -> abort.bucket(EVIDENCE).key(upload.key()).uploadId(upload.uploadId()));
            given.add(upload.uploadId());
        }

        assertThat(given).hasSize(5).doesNotHaveDuplicates();
        assertThat(s3.listMultipartUploads(list -> list.bucket(EVIDENCE)).uploads())
                .isEmpty();
    }

    @Test
    void without_an_id_the_listing_goes_on_behind_the_key() {
        begin(ChecksumAlgorithm.SHA256);
        begin(ChecksumAlgorithm.SHA256);

        var first = s3.listMultipartUploads(list -> list.bucket(EVIDENCE).maxUploads(1));
        var behind = s3.listMultipartUploads(list -> list.bucket(EVIDENCE).keyMarker(first.nextKeyMarker()));

        assertThat(first.isTruncated()).isTrue();
        assertThat(behind.uploads()).isEmpty();
    }

    private String begin(ChecksumAlgorithm algorithm) {
        return s3.createMultipartUpload(
                        create -> create.bucket(EVIDENCE).key(KEY).checksumAlgorithm(algorithm))
                .uploadId();
    }

    private static UploadPartRequest.Builder request(String upload, int number) {
        return UploadPartRequest.builder()
                .bucket(EVIDENCE)
                .key(KEY)
                .uploadId(upload)
                .partNumber(number);
    }

    private CompletedPart part(String upload, int number, byte[] bytes) {
        var algorithm = s3.listParts(list -> list.bucket(EVIDENCE).key(KEY).uploadId(upload))
                .checksumAlgorithm();
        var sent = s3.uploadPart(
                request(upload, number).checksumAlgorithm(algorithm).build(), RequestBody.fromBytes(bytes));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(sent.eTag())
                .checksumSHA256(sent.checksumSHA256())
                .checksumCRC64NVME(sent.checksumCRC64NVME())
                .build();
    }

    private CompleteMultipartUploadResponse complete(String upload, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(complete -> complete.bucket(EVIDENCE)
                .key(KEY)
                .uploadId(upload)
                .ifNoneMatch("*")
                .multipartUpload(list -> list.parts(parts)));
    }

    private byte[] read() {
        return s3.getObjectAsBytes(get -> get.bucket(EVIDENCE).key(KEY)).asByteArray();
    }

    private byte[] read(String range) {
        return s3.getObjectAsBytes(get -> get.bucket(EVIDENCE).key(KEY).range(range))
                .asByteArray();
    }

    private static byte[] join(byte[] one, byte[] two) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(two);
        return all.toByteArray();
    }
}
