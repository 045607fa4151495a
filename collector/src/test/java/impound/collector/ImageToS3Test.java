package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.aws.TinyAws;
import impound.collector.aws.TinyS3;
import impound.collector.digest.Hashes;
import impound.collector.record.Manifest;
import impound.collector.record.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code collector image} to S3: the real process, the real clients, a person's keys. */
class ImageToS3Test {

    private static final String PLACE = "s3://evidence/INC-7/store-0.dd";
    private static final String IMAGE = "evidence/INC-7/store-0.dd";
    private static final String SECRET = "mustNotBeSeen0123456789";

    @TempDir
    private Path root;

    private final TinyAws aws = new TinyAws();
    private final byte[] disk = new byte[(33 << 20) + 100];
    private Path device;

    @BeforeEach
    void write() throws IOException {
        new Random(5).nextBytes(disk);
        device = Files.write(root.resolve("disk"), disk);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void a_disk_becomes_an_object_with_the_side_files_that_a_task_leaves() {
        Said said = image(keys(), "--digest", "md5");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(aws.s3().objects())
                .containsOnlyKeys(
                        IMAGE,
                        IMAGE + ".sha256",
                        IMAGE + ".md5",
                        IMAGE + ".parts.json",
                        IMAGE + ".log",
                        IMAGE + ".manifest.json");
        assertThat(aws.s3().objects().get(IMAGE)).isEqualTo(disk);
        assertThat(aws.s3().objects().get(IMAGE + ".sha256"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Hashes.sha256(disk) + "  store-0.dd\n");
        assertThat(aws.s3().calls()).last().isEqualTo("PutObject");
        assertThat(aws.logCalls()).isEmpty();
        requireManifest();
    }

    private void requireManifest() {
        Manifest manifest = RecordJson.read(aws.s3().objects().get(IMAGE + ".manifest.json"), Manifest.class);
        assertThat(manifest.image().bucket()).isEqualTo("evidence");
        assertThat(manifest.image().key()).isEqualTo("INC-7/store-0.dd");
        assertThat(manifest.image().s3Checksum().value()).endsWith("-3");
        assertThat(manifest.byHand().user()).isEqualTo(System.getProperty("user.name"));
        assertThat(manifest.incident()).isNull();
    }

    @Test
    void standard_output_has_the_hashes_and_nothing_else_and_no_secret_is_in_either() {
        Said said = image(keys());

        assertThat(said.out()).isEqualTo(Hashes.sha256(disk) + "  " + PLACE);
        assertThat(said.err())
                .contains("bytes, 100.0 %", "manifest written: the image is whole")
                .doesNotContain(SECRET);
        assertThat(new String(aws.s3().objects().get(IMAGE + ".log"), StandardCharsets.UTF_8))
                .doesNotContain(SECRET);
    }

    @Tag("long")
    @Test
    void without_keys_of_a_person_the_role_of_the_instance_is_taken() {
        Said said =
                image(Map.of("AWS_ENDPOINT_URL", aws.endpoint(), "AWS_EC2_METADATA_SERVICE_ENDPOINT", aws.endpoint()));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(aws.s3().objects().get(IMAGE)).isEqualTo(disk);
    }

    @Tag("long")
    @Test
    void without_any_keys_it_says_where_to_put_them() {
        Said said = image(Map.of(
                "AWS_ENDPOINT_URL", aws.endpoint(), "AWS_REGION", "eu-west-1", "AWS_EC2_METADATA_DISABLED", "true"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("collector: ACCESS_REFUSED: no AWS keys: set AWS_PROFILE");
        assertThat(aws.s3().calls()).isEmpty();
    }

    @Test
    void without_a_region_it_is_wrong_usage() {
        Said said = image(Map.of("AWS_ENDPOINT_URL", aws.endpoint(), "AWS_EC2_METADATA_DISABLED", "true"));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("say the bucket's region: --region");
    }

    @Tag("long")
    @Test
    void a_key_that_is_taken_is_refused_before_anything_is_read() {
        byte[] other = "another image".getBytes(StandardCharsets.UTF_8);
        aws.s3().objects().put(IMAGE, other);

        Said said = image(keys());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("collector: TARGET_TAKEN: " + PLACE, "name another key");
        assertThat(aws.s3().calls()).containsExactly("HeadObject");
        assertThat(aws.s3().objects()).containsOnlyKeys(IMAGE).containsEntry(IMAGE, other);
    }

    @Tag("long")
    @Test
    void a_bucket_that_is_not_there_is_told_before_anything_is_read() {
        aws.s3().fail(new TinyS3.Fault("CreateMultipartUpload", 404, "NoSuchBucket", false));

        Said said = image(keys());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains(
                        "collector: ACCESS_REFUSED: begin upload of " + PLACE,
                        "collector: make the bucket, or correct");
        assertThat(aws.s3().calls()).doesNotContain("UploadPart");
    }

    @Tag("long")
    @Test
    void a_part_that_is_refused_ends_it_without_a_manifest_and_gives_the_upload_up() {
        aws.s3().fail(new TinyS3.Fault("UploadPart", 403, "AccessDenied", false));

        Said said = image(keys());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("collector: ACCESS_REFUSED: part ", "collector: let these keys do s3:PutObject");
        assertThat(aws.s3().objects()).isEmpty();
        assertThat(aws.s3().calls()).last().isEqualTo("AbortMultipartUpload");
    }

    private Said image(Map<String, String> environment, String... options) {
        Stream<String> line = Stream.of("image", "--device", device.toString(), "--to", PLACE);
        return HandProcess.start(
                        root,
                        environment,
                        Stream.concat(line, Stream.of(options)).toArray(String[]::new))
                .ended();
    }

    private Map<String, String> keys() {
        return Map.of(
                "AWS_ENDPOINT_URL", aws.endpoint(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "AKIATEST",
                "AWS_SECRET_ACCESS_KEY", SECRET,
                "AWS_EC2_METADATA_DISABLED", "true");
    }
}
