package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collection.Store;
import impound.sandbox.Sandbox;
import impound.sandbox.VirtualTime;
import impound.sandbox.http.Keys;
import impound.sandbox.s3.BucketRules;
import impound.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A person images a disk into an evidence bucket: versioned, locked, every key written once. */
class ImageByHandTest {
    private static final String ACCOUNT = "999900001111";
    private static final String INTRUDER = "111122223333";
    private static final String REGION = "eu-west-1";
    private static final String KEY = "INC-7/i-0a1b2c3d4e5f60001-store-0.dd";

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Keys responder;
    private S3Client s3;
    private Store bucket;
    private Path disk;

    @BeforeEach
    void start() throws IOException {
        var data = Files.createDirectory(folder.resolve("sandbox"));
        // The collector's own clock signs, so the sandbox has the same.
        sandbox = Sandbox.start(new VirtualTime(Instant.now()), data);
        sandbox.s3().bucket("evidence", ACCOUNT, REGION, BucketRules.evidence("GOVERNANCE", Duration.ofDays(1)));
        responder = sandbox.accounts().key(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":user/responder");
        s3 = S3Client.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(REGION))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(responder.accessKey(), responder.secret())))
                .build();
        bucket = new Store(s3, "evidence");
        var bytes = new byte[(40 << 20) + 512];
        new Random(11).nextBytes(bytes);
        disk = Files.write(folder.resolve("disk"), bytes);
    }

    @AfterEach
    void stop() throws IOException {
        s3.close();
        sandbox.close();
    }

    @Tag("long")
    @Test
    void an_examiners_tools_agree_with_what_the_bucket_holds_afterwards() throws IOException {
        var said = image(responder, "evidence");

        assertThat(said.exit()).as(said.output()).isZero();
        assertThat(bucket.keys(""))
                .containsExactlyInAnyOrder(
                        KEY, KEY + ".sha256", KEY + ".md5", KEY + ".parts.json", KEY + ".log", KEY + ".manifest.json");
        for (var key : bucket.keys("")) {
            Files.write(folder.resolve(Path.of(key).getFileName()), bucket.read(key));
        }
        var name = Path.of(KEY).getFileName().toString();
        assertThat(folder.resolve(name)).hasSameBinaryContentAs(disk);
        assertThat(Tool.run(folder, "sha256sum", "--check", name + ".sha256")).isEqualTo(new Tool(0, name + ": OK\n"));
        assertThat(Tool.run(folder, "md5sum", "--check", name + ".md5")).isEqualTo(new Tool(0, name + ": OK\n"));
        var manifest = bucket.json(KEY + ".manifest.json");
        assertThat(manifest.at("/image/s3Checksum/value").asText())
                .isEqualTo(s3.headObject(r -> r.bucket("evidence").key(KEY).checksumMode("ENABLED"))
                        .checksumSHA256());
        assertThat(manifest.at("/image/versionId").asText())
                .isEqualTo(bucket.head(KEY).versionId());
        assertThat(manifest.at("/byHand/user").asText()).isEqualTo(System.getProperty("user.name"));
    }

    @Tag("long")
    @Test
    void the_same_again_is_refused_and_nothing_is_added() {
        image(responder, "evidence");
        var first = bucket.versions();

        var again = image(responder, "evidence");

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.output()).contains("TARGET_TAKEN: s3://evidence/" + KEY);
        assertThat(bucket.versions()).isEqualTo(first);
        assertThat(bucket.unfinishedUploads()).isEmpty();
    }

    @Tag("long")
    @Test
    void a_bucket_that_is_missing_or_closed_is_told_apart_with_what_to_do() {
        var missing = image(responder, "no-such-bucket");
        var closed = image(sandbox.accounts().key(INTRUDER, "arn:aws:iam::" + INTRUDER + ":user/intruder"), "evidence");

        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.output())
                .contains("ACCESS_REFUSED: begin upload of s3://no-such-bucket/", "make the bucket");
        assertThat(closed.exit()).isEqualTo(1);
        assertThat(closed.output()).contains("ACCESS_REFUSED: begin upload of s3://evidence/", "s3:PutObject");
        assertThat(bucket.keys("")).isEmpty();
    }

    private Tool image(Keys keys, String where) {
        var line = new ArrayList<>(List.of("env", "--ignore-environment"));
        line.add("AWS_ENDPOINT_URL=" + sandbox.endpoint());
        line.add("AWS_REGION=" + REGION);
        line.add("AWS_ACCESS_KEY_ID=" + keys.accessKey());
        line.add("AWS_SECRET_ACCESS_KEY=" + keys.secret());
        line.add("AWS_EC2_METADATA_DISABLED=true");
        line.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp"));
        line.addAll(List.of(System.getProperty("java.class.path"), "impound.collector.Collector", "image"));
        line.addAll(List.of("--device", disk.toString(), "--to", "s3://" + where + "/" + KEY, "--digest", "md5"));
        return Tool.run(folder, line.toArray(String[]::new));
    }
}
