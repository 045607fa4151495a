package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.routes.command.Impound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has no credentials is told so in one line, by every command that a person types. */
class NobodyTest {
    private static final List<String> NO_CREDENTIALS =
            List.of("aws.sharedCredentialsFile", "aws.configFile", "aws.disableEc2Metadata");

    @TempDir
    private Path folder;

    @BeforeEach
    void nobody() {
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void somebody() {
        NO_CREDENTIALS.forEach(System::clearProperty);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void without_credentials_a_command_ends_with_1_and_one_line(List<String> words) throws IOException {
        var ended = run(words);

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err().lines()).singleElement().asString().contains("AWS did not do it", "credentials");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void a_stage_that_there_is_not_is_wrong_usage_and_the_stages_are_named() throws IOException {
        var ended = run(List.of("replay", "copy", "--all"));

        assertThat(ended.exit()).isEqualTo(Impound.WRONG_USAGE);
        assertThat(ended.err()).contains("no stage 'copy'", "receive");
    }

    private CommandLine run(List<String> words) throws IOException {
        return CommandLine.run(
                Stream.concat(words.stream(), Stream.of("--config", settings())).toArray());
    }

    private static Stream<List<String>> commands() {
        return Stream.of(
                List.of("submit", "pom.xml"),
                List.of("capture", "i-0a1b2c3d4e5f60001", "--account", "111122223333", "--region", "us-east-1"),
                List.of("replay", "share"),
                List.of("replay", "share", "--all", "--dry-run"),
                List.of("replay", "share", "--all"));
    }

    private Path settings() throws IOException {
        var settings = new Properties();
        var key = "arn:aws:kms:us-east-1:444455556666:key/00000000-0000-4000-8000-00000000000";
        settings.setProperty("impound.security-account", "444455556666");
        settings.setProperty("impound.monitored-accounts", "111122223333");
        settings.setProperty("impound.regions", "us-east-1");
        settings.setProperty("impound.us-east-1.evidence-bucket", "evidence");
        settings.setProperty("impound.us-east-1.work-bucket", "evidence-work");
        settings.setProperty("impound.us-east-1.forensics-key", key + "1");
        settings.setProperty("impound.us-east-1.signing-key", key + "2");
        settings.setProperty("impound.us-east-1.machine-image", "ami-00000000000000001");
        settings.setProperty("impound.us-east-1.security-group", "sg-00000000000000001");
        settings.setProperty("impound.us-east-1.subnets", "us-east-1a=subnet-00000000000000001");
        settings.setProperty("impound.us-east-1.topic", "arn:aws:sns:us-east-1:444455556666:topic");
        settings.setProperty("impound.endpoint", "http://127.0.0.1:1");
        var file = folder.resolve("application.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, "Settings of a test");
        }
        return file;
    }
}
