package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.ec2.Ec2;
import impound.sandbox.ec2.Ec2Options;
import impound.sandbox.ec2.Instance;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import impound.sandbox.http.Role;
import impound.sandbox.s3.BucketRules;
import impound.tool.AwsCli;
import impound.tool.NeedsTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An independent client reads the sandbox as it reads AWS: the AWS CLI of Debian's package. */
@Tag("long")
@NeedsTool(value = "aws", install = "apt-get install awscli")
class AwsCliTest {
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-west-1";

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-25T10:00:00Z"));
    private Sandbox sandbox;
    private Instance suspect;
    private AwsCli cli;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(time, folder);
        var ec2 = Ec2.start(sandbox, Ec2Options.usual(folder, List.of("true")));
        var disks = List.of(SeedDisk.blank("/dev/xvda", 1), SeedDisk.blank("/dev/sdf", 1));
        suspect = ec2.seed().instance(Suspect.running(ACCOUNT, REGION, REGION + "a", "i-0123456789abcdef0", disks));
        var keys = sandbox.accounts().key(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":user/responder");
        cli = new AwsCli(sandbox.endpoint(), REGION, keys);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    /** Not their locks: the packaged CLI is older than these. */
    @Test
    void describes_the_snapshots_of_a_set() {
        var made = cli.json("ec2", "create-snapshots", "--instance-specification", "InstanceId=" + suspect.id());
        time.advance(Duration.ofMinutes(2));

        var described = cli.json("ec2", "describe-snapshots", "--owner-ids", "self");

        assertThat(made.at("/Snapshots")).hasSize(2);
        assertThat(described.at("/Snapshots"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.at("/State").asText()).isEqualTo("completed"));
    }

    @Test
    void describes_the_volumes_of_an_instance() {
        var volumes =
                cli.json("ec2", "describe-volumes", "--filters", "Name=attachment.instance-id,Values=" + suspect.id());
        var instances = cli.json("ec2", "describe-instances", "--instance-ids", suspect.id());

        assertThat(volumes.at("/Volumes")).hasSize(2);
        assertThat(volumes.at("/Volumes/0/Attachments/0/State").asText()).isEqualTo("attached");
        assertThat(instances.at("/Reservations/0/Instances/0/BlockDeviceMappings"))
                .hasSize(2);
    }

    @Test
    void describes_what_a_type_of_instance_has() {
        var types = cli.json("ec2", "describe-instance-types", "--instance-types", "m5d.large");

        assertThat(types.at("/InstanceTypes/0/InstanceStorageInfo/TotalSizeInGB")
                        .asInt())
                .isEqualTo(75);
    }

    @Test
    void gets_an_object_from_a_bucket() throws IOException {
        sandbox.s3().bucket("incidents", ACCOUNT, REGION, BucketRules.plain());
        var body = Files.writeString(folder.resolve("finding.json"), "{\"id\": 1}");
        cli.json(
                "s3api",
                "put-object",
                "--bucket=incidents",
                "--key=INC-1/finding.json",
                "--body=" + body,
                "--checksum-algorithm=SHA256");
        var target = folder.resolve("read.json");

        var got = cli.json(
                "s3api",
                "get-object",
                "--bucket=incidents",
                "--key=INC-1/finding.json",
                "--checksum-mode=ENABLED",
                target.toString());

        assertThat(target).hasContent("{\"id\": 1}");
        assertThat(got.at("/ContentLength").asInt()).isEqualTo(9);
        assertThat(got.at("/ChecksumSHA256").asText()).isNotEmpty();
    }

    @Test
    void gets_the_attributes_of_a_queue() {
        var url = sandbox.sqs().queue(ACCOUNT, REGION, "impound-findings", Map.of("VisibilityTimeout", "120"));
        cli.json("sqs", "send-message", "--queue-url", url, "--message-body", "finding");

        var attributes = cli.json("sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "All");

        assertThat(attributes.at("/Attributes/VisibilityTimeout").asText()).isEqualTo("120");
        assertThat(attributes.at("/Attributes/ApproximateNumberOfMessages").asText())
                .isEqualTo("1");
        assertThat(attributes.at("/Attributes/QueueArn").asText())
                .isEqualTo("arn:aws:sqs:eu-west-1:111122223333:impound-findings");
    }

    @Test
    void gets_the_events_of_a_log() {
        sandbox.logs().group(ACCOUNT, REGION, "ForensicDiskAudit");
        var stream = List.of("--log-group-name", "ForensicDiskAudit", "--log-stream-name", "coordinator");
        logs("create-log-stream", stream);
        logs(
                "put-log-events",
                stream,
                "--log-events",
                "timestamp=%d,message=SnapshotTaken".formatted(time.now().toEpochMilli()));

        var events = logs("get-log-events", stream);

        assertThat(events.at("/events/0/message").asText()).isEqualTo("SnapshotTaken");
        assertThat(events.at("/nextForwardToken").asText()).isNotEmpty();
    }

    @Test
    void assumes_a_role_and_is_then_that_role() {
        var role = "arn:aws:iam::444455556666:role/ImpoundMonitored";
        sandbox.accounts().role(Role.trusting(role, ACCOUNT));

        var assumed = cli.json("sts", "assume-role", "--role-arn", role, "--role-session-name", "inc-1");

        assertThat(assumed.at("/AssumedRoleUser/Arn").asText())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/ImpoundMonitored/inc-1");
        var keys = sandbox.accounts()
                .lookUp(assumed.at("/Credentials/AccessKeyId").asText())
                .orElseThrow();
        assertThat(assumed.at("/Credentials/SessionToken").asText()).isEqualTo(keys.token());
        assertThat(new AwsCli(sandbox.endpoint(), REGION, keys)
                        .json("sts", "get-caller-identity")
                        .at("/Account")
                        .asText())
                .isEqualTo("444455556666");
    }

    private JsonNode logs(String operation, List<String> stream, String... more) {
        var line = new ArrayList<>(List.of("logs", operation));
        line.addAll(stream);
        line.addAll(List.of(more));
        return cli.json(line.toArray(String[]::new));
    }
}
