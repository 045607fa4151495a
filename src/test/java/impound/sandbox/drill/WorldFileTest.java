package impound.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.drill.CommandLine;
import impound.routes.command.Impound;
import impound.sandbox.SandboxTime;
import impound.sandbox.ec2.Instance;
import impound.sandbox.ec2.Volume;
import impound.tool.FindingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sandbox can be started with a world that somebody has written down, above all with that of the findings. */
@Timeout(60) // a world that ought to be refused, and is not, stays up
class WorldFileTest {
    @TempDir
    private Path folder;

    @Test
    void the_instances_of_the_findings_world_are_there_with_their_disks() throws IOException {
        try (var world = started(FindingFiles.world())) {
            assertThat(world.suspects().stream().map(instance -> words(world, instance)))
                    .containsExactlyInAnyOrder(
                            "i-0a1b2c3d4e5f60001 111122223333 us-east-1 running 8 100 encrypted",
                            "i-0a1b2c3d4e5f60002 123456789012 us-west-2 running 30 encrypted",
                            "i-0a1b2c3d4e5f60003 123456789012 eu-west-1 stopped 16",
                            "i-0a1b2c3d4e5f60005 111122223333 us-east-1 running 80",
                            "i-0a1b2c3d4e5f60007 111122223333 us-east-1 terminated",
                            "i-1a2b3c4d 111122223333 us-east-1 running 10",
                            "i-0a1b2c3d4e5f60009 777788889999 us-east-1 running 8");
            assertThat(world.ec2().view().volume("vol-0a0000000000001b1").keyArn())
                    .isPresent();
        }
    }

    @Test
    void what_starts_a_capture_is_as_written_and_where_things_are_is_as_the_sandbox_has_them() throws IOException {
        try (var world = started(FindingFiles.world())) {
            assertThat(world.settings())
                    .containsEntry("impound.products", "aws/guardduty,example-edr/example-edr,444455556666/default")
                    .containsEntry("impound.us-east-1.evidence-bucket", World.evidenceBucket("us-east-1"))
                    .containsEntry(
                            "impound.endpoint", world.sandbox().endpoint().toString());
        }
    }

    @Test
    void instances_that_are_written_down_are_there_in_place_of_the_usual_ones() throws IOException {
        var file = file("instance.i-0123456789abcdef0 = 111122223333  us-east-1 running m5.large /dev/xvda:2:aws\n");

        try (var world = started(file)) {
            assertThat(world.suspects().stream().map(instance -> words(world, instance)))
                    .containsExactly("i-0123456789abcdef0 111122223333 us-east-1 running 2 encrypted");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instance.i-0123456789abcdef0 = 11112222333 us-east-1 running m5.large /dev/xvda:2",
                "instance.i-0123456789abcdef0 = 111122223333 ap-east-1 running m5.large /dev/xvda:2",
                "instance.i-0123456789abcdef0 = 111122223333 us-east-1 asleep m5.large /dev/xvda:2",
                "instance.i-0123456789abcdef0 = 111122223333 us-east-1 running m5.large",
                "instance.i-0123456789abcdef0 = 111122223333 us-east-1 running m5.large /dev/xvda:0",
                "instance.i-0123456789abcdef0 = 111122223333 us-east-1 running m5.large /dev/xvda:8:theirs",
                "instance.web-01 = 111122223333 us-east-1 running m5.large /dev/xvda:8",
            })
    void an_instance_that_is_badly_written_is_told_with_how_to_write_it(String line) throws IOException {
        var file = file(line);

        assertThatThrownBy(() -> WorldFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + line + "'")
                .hasMessageContaining("DEVICE:GIB");
    }

    @Test
    void a_world_of_other_accounts_is_wrong_usage_and_says_which_the_sandbox_has() throws IOException {
        var wrong = CommandLine.run(
                "sandbox",
                "--data",
                folder.resolve("data"),
                "--world",
                file("impound.security-account = 999999999999"));

        assertThat(wrong.exit()).isEqualTo(Impound.WRONG_USAGE);
        assertThat(wrong.err()).contains("impound.security-account is 999999999999; the sandbox has 444455556666");
    }

    @Test
    void a_world_that_is_not_there_is_wrong_usage() {
        var wrong = CommandLine.run("sandbox", "--data", folder.resolve("data"), "--world", folder.resolve("none"));

        assertThat(wrong.exit()).isEqualTo(Impound.WRONG_USAGE);
        assertThat(wrong.err()).contains("cannot read " + folder.resolve("none"));
    }

    private World started(Path file) throws IOException {
        return World.start(
                SandboxTime.wall(200),
                folder.resolve("data"),
                0,
                List.of("true"),
                UnaryOperator.identity(),
                WorldFile.read(file));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("written.properties"), text);
    }

    private static String words(World world, Instance instance) {
        var now = world.sandbox().time().now();
        var disks = world.ec2().view().volumesOf(instance).stream()
                .map(WorldFileTest::words)
                .collect(Collectors.joining());
        var origin = instance.origin();
        return "%s %s %s %s%s"
                .formatted(
                        instance.id(),
                        origin.account(),
                        origin.region(),
                        instance.state(now).word(),
                        disks);
    }

    private static String words(Volume volume) {
        return " " + volume.gibibytes() + (volume.keyArn().isPresent() ? " encrypted" : "");
    }
}
