package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.s3.BucketRules;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class S3CopyTest extends S3Fixture {
    private static final byte[] IMAGE = bytes((6 << 20) + 17);

    @Test
    void parts_copied_from_another_object_make_up_the_same_bytes() {
        s3.putObject(put -> put.bucket(WORK).key("image"), RequestBody.fromBytes(IMAGE));
        var upload = s3.createMultipartUpload(create -> create.bucket(WORK).key("copy"))
                .uploadId();
        var parts = List.of(
                copy(upload, 1, "bytes=0-" + ((5 << 20) - 1)),
                copy(upload, 2, "bytes=" + (5 << 20) + "-" + (IMAGE.length - 1)));

        s3.completeMultipartUpload(complete ->
                complete.bucket(WORK).key("copy").uploadId(upload).multipartUpload(list -> list.parts(parts)));

        assertThat(s3.getObjectAsBytes(get -> get.bucket(WORK).key("copy")).asByteArray())
                .isEqualTo(IMAGE);
    }

    @Test
    void a_locked_object_must_bring_proof_that_it_arrived_whole() {
        var careless = Clients.client(
                S3Client.builder()
                        .forcePathStyle(true)
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED),
                sandbox,
                responder);
        var body = RequestBody.fromString("{}");

        assertRefused(
                "InvalidRequest",
                400,
                () -> careless.putObject(
                        put -> put.bucket(EVIDENCE).key("i/finding.json").ifNoneMatch("*"), body));
    }

    @Test
    void a_wrong_content_md5_is_refused() {
        var wrong = base64(Arrays.copyOf(IMAGE, 16));

        assertRefused(
                "BadDigest",
                400,
                () -> s3.putObject(put -> put.bucket(WORK).key("k").contentMD5(wrong), RequestBody.fromString("{}")));
    }

    @Test
    void every_version_and_delete_marker_is_listed_newest_first() {
        sandbox.s3()
                .bucket("versions", Clients.ACCOUNT, REGION, BucketRules.plain().versioned(true));
        put("versions", "k", "1");
        s3.deleteObject(gone -> gone.bucket("versions").key("k"));
        put("versions", "k", "2");

        var listed = s3.listObjectVersions(list -> list.bucket("versions"));

        assertThat(listed.versions()).extracting("isLatest").containsExactly(true, false);
        assertThat(listed.deleteMarkers()).extracting("isLatest").containsExactly(false);
    }

    private CompletedPart copy(String upload, int number, String range) {
        var copied = s3.uploadPartCopy(copy -> copy.sourceBucket(WORK)
                .sourceKey("image")
                .copySourceRange(range)
                .destinationBucket(WORK)
                .destinationKey("copy")
                .uploadId(upload)
                .partNumber(number));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(copied.copyPartResult().eTag())
                .build();
    }
}
