package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.StageName;
import impound.routes.Application;
import impound.routes.Submission;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.CollectorCommand;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.World;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code run} ends where it cannot start: by its exit code a supervisor knows what to do, by its line a person. */
class RunEndsTest {
    private static final String NO_KEY = "arn:aws:kms:us-east-1:444455556666:key/00000000-0000-4000-8000-00000000dead";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = World.start(SandboxTime.wall(200), folder, 0, CollectorCommand.ofThisBuild());
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1.evidence-bucket, not-there, does not exist",
        "us-east-1.forensics-key, " + NO_KEY + ", does not exist",
    })
    void what_aws_lacks_ends_it_with_1_and_the_finding_stays_in_its_queue(String setting, String missing, String why)
            throws Exception {
        submit();
        world.settings().setProperty("impound." + setting, missing);

        var ended = run(RunProcess.coordinator(world));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).singleElement().asString().contains("impound." + setting, missing, why);
        assertThat(world.sandbox().calls().where(call -> call.operation().equals("ReceiveMessage")))
                .isEmpty();
    }

    @Tag("long")
    @Test
    void without_credentials_it_ends_with_1_and_one_line() {
        var ended = run(Map.of());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).singleElement().asString().contains("nobody to AWS", "credentials");
    }

    @Tag("long")
    @Test
    void with_a_token_that_aws_does_not_take_it_ends_with_1_and_one_line() {
        var variables = new HashMap<>(RunProcess.coordinator(world));
        variables.put("AWS_SESSION_TOKEN", "made-up");

        var ended = run(variables);

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).singleElement().asString().contains("nobody to AWS", "security token");
    }

    @Test
    void with_credentials_of_another_account_it_ends_with_1_and_names_the_setting() {
        var other = World.MONITORED.get(0);
        var keys = world.sandbox().accounts().key(other, "arn:aws:iam::" + other + ":user/responder");

        var ended = run(RunProcess.holding(keys));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .singleElement()
                .asString()
                .contains("impound.security-account is '" + World.SECURITY, "credentials are of account " + other);
    }

    @Tag("long")
    @Test
    void where_aws_does_not_answer_it_ends_with_1_and_one_line() {
        world.settings().setProperty("impound.endpoint", "http://127.0.0.1:1");

        var ended = run(RunProcess.coordinator(world));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).singleElement().asString().contains("look at the network and at impound.endpoint");
    }

    @Test
    void a_variable_counts_more_than_the_file_and_a_wrong_one_ends_it_with_2() {
        world.settings().setProperty("impound.order", "preserve-first");
        var variables = new HashMap<>(RunProcess.coordinator(world));
        variables.put("IMPOUND_ORDER", "image-first");
        variables.put("IMPOUND_US_EAST_1_TOPICS", "arn:aws:sns:us-east-1:444455556666:impound");

        var ended = run(variables);

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("impound.order", "'image-first'"),
                        line -> assertThat(line).contains("did you mean IMPOUND_US_EAST_1_TOPIC?"));
    }

    private void submit() throws Exception {
        try (var application = Application.of("", world.settings(), world.coordinator(), Clock.systemUTC())) {
            Submission.send(application.settings(), world.coordinator(), StageName.FINDINGS, DrillFinding.text());
        }
    }

    private RunProcess run(Map<String, String> variables) {
        return RunProcess.toItsEnd(folder, world.settings(), variables);
    }
}
