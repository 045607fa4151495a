package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.aws.TinyS3;
import impound.collector.digest.Hashes;
import impound.collector.record.Manifest;
import impound.collector.record.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real process, the real clients, the real wire. */
class CollectorProcessTest extends ProcessFixture {

    @Test
    void a_disk_becomes_an_image_with_its_manifest() {
        CollectorProcess collector = collect();

        assertThat(collector.exitCode()).as(collector.output()).isZero();
        assertThat(aws.s3().objects().get(IMAGE)).isEqualTo(disk);
        Manifest manifest = RecordJson.read(aws.s3().objects().get(IMAGE + ".manifest.json"), Manifest.class);
        assertThat(manifest.digests()).containsValue(Hashes.sha256(disk));
        assertThat(manifest.collector()).isEqualTo("i-0collector");
        assertThat(aws.logCalls()).anyMatch(call -> call.contains("inc-1/vol-0source/i-0collector"));
    }

    @Test
    void trouble_on_the_way_is_ridden_out() {
        aws.s3().fail(new TinyS3.Fault("UploadPart", 503, "SlowDown", false));
        aws.s3().fail(new TinyS3.Fault("UploadPart", 400, "BadDigest", false));
        aws.s3().fail(new TinyS3.Fault("UploadPart", 400, "ExpiredToken", false));
        aws.s3().fail(new TinyS3.Fault("CompleteMultipartUpload", 500, "InternalError", true));

        CollectorProcess collector = collect();

        assertThat(collector.exitCode()).as(collector.output()).isZero();
        assertThat(aws.s3().objects().get(IMAGE)).isEqualTo(disk);
    }

    @Test
    void keys_that_a_new_machine_has_not_yet_are_waited_for() {
        aws.withholdKeys(2);

        CollectorProcess collector = collect();

        assertThat(collector.exitCode()).as(collector.output()).isZero();
        assertThat(aws.s3().objects().get(IMAGE)).isEqualTo(disk);
    }

    @Test
    void another_image_under_the_key_is_never_overwritten() {
        byte[] other = "another image".getBytes(StandardCharsets.UTF_8);
        aws.s3().objects().put(IMAGE, other);

        CollectorProcess collector = collect();

        assertThat(collector.exitCode()).isEqualTo(1);
        assertThat(aws.s3().objects()).containsEntry(IMAGE, other).doesNotContainKey(IMAGE + ".manifest.json");
        assertThat(aws.s3().calls()).contains("AbortMultipartUpload");
        assertThat(failed()).contains("STORED_DIFFERS");
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "CreateMultipartUpload, 404, NoSuchBucket",
        "UploadPart, 403, AccessDenied",
        "CompleteMultipartUpload, 403, AccessDenied",
        "HeadObject, 403, AccessDenied"
    })
    void a_refusal_at_any_call_of_the_upload_ends_the_process_with_its_reason_on_record(
            String call, int status, String code) {
        aws.s3().fail(new TinyS3.Fault(call, status, code, false));

        CollectorProcess collector = collect();

        assertThat(collector.exitCode()).isEqualTo(1);
        assertThat(aws.s3().objects()).doesNotContainKey(IMAGE + ".manifest.json");
        assertThat(failed()).contains("ACCESS_REFUSED");
    }

    @Test
    void a_machine_without_metadata_is_a_failure_that_says_so() {
        CollectorProcess collector =
                CollectorProcess.run(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1"), "run");

        assertThat(collector.exitCode()).isEqualTo(1);
        assertThat(collector.output()).contains("NO_METADATA");
    }

    @Test
    void wrong_usage_is_told_apart_from_failure() {
        CollectorProcess collector = CollectorProcess.run(Map.of(), "run", "--newest-disk");

        assertThat(collector.exitCode()).isEqualTo(2);
        assertThat(collector.output()).contains("Usage: ");
    }
}
