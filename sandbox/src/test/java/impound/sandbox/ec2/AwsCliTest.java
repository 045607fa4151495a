package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.http.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An independent client reads the same answers: the AWS CLI, as a package has it. */
class AwsCliTest extends Ec2World {
    @BeforeEach
    void needAwsCli() {
        var there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        assumeTrue(there || "1".equals(System.getenv("IMPOUND_CI")), "no AWS CLI here: apt-get install awscli");
    }

    @Test
    void describes_snapshots_of_a_set_with_their_locks() throws Exception {
        var made = aws("create-snapshots", "--instance-specification", "InstanceId=" + suspect.id());
        var snapshot = made.at("/Snapshots/0/SnapshotId").asText();
        aws("lock-snapshot", "--snapshot-id", snapshot, "--lock-mode", "compliance", "--lock-duration", "3");
        time.advance(Duration.ofMinutes(2));

        var described = aws("describe-snapshots", "--owner-ids", "self");
        var locks = aws("describe-locked-snapshots");

        assertThat(made.at("/Snapshots")).hasSize(2);
        assertThat(described.at("/Snapshots"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.at("/State").asText()).isEqualTo("completed"));
        assertThat(locks.at("/Snapshots/0/LockState").asText()).isEqualTo("compliance");
        assertThat(locks.at("/Snapshots/0/SnapshotId").asText()).isEqualTo(snapshot);
    }

    @Test
    void describes_volumes_and_instances() throws Exception {
        var volumes = aws("describe-volumes", "--filters", "Name=attachment.instance-id,Values=" + suspect.id());
        var instances = aws("describe-instances", "--instance-ids", suspect.id());

        assertThat(volumes.at("/Volumes")).hasSize(2);
        assertThat(volumes.at("/Volumes/0/Attachments/0/State").asText()).isEqualTo("attached");
        assertThat(instances.at("/Reservations/0/Instances/0/BlockDeviceMappings"))
                .hasSize(2);
    }

    private JsonNode aws(String... arguments) throws Exception {
        var keys = sandbox.accounts().key(MONITORED, "arn:aws:iam::" + MONITORED + ":user/responder");
        var line = new ArrayList<>(List.of(
                "aws", "ec2", "--endpoint-url", sandbox.endpoint().toString(), "--region", REGION, "--output", "json"));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AWS_ACCESS_KEY_ID", keys.accessKey());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", keys.secret());
        builder.environment().put("AWS_PAGER", "");
        var process = builder.start();
        var output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return Json.read(output);
    }
}
