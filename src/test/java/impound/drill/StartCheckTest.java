package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.routes.aws.Preflight;
import impound.sandbox.drill.World;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the coordinator says before its first finding, where the embedded AWS lacks what the settings name. */
class StartCheckTest extends StartCheck {
    @Test
    void nothing_is_said_where_everything_is_there() throws Exception {
        var found = look();

        assertThat(found).isEqualTo(new Preflight.Found(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1.evidence-bucket, not-there",
        "us-east-1.work-bucket, not-there",
        "us-east-1.forensics-key, arn:aws:kms:us-east-1:444455556666:key/00000000-0000-4000-8000-00000000dead",
        "us-east-1.signing-key, arn:aws:kms:us-east-1:444455556666:key/00000000-0000-4000-8000-00000000dead",
        "us-east-1.topic, arn:aws:sns:us-east-1:444455556666:not-there",
        "us-east-1.audit-log-group, Forensic",
        "us-east-1.machine-image, ami-0123456789abcdef0",
        "us-east-1.subnets, us-east-1a=subnet-0123456789abcdef0",
        "security-role, NotThere",
        "queue-url-prefix, http://127.0.0.1:1/444455556666/other-",
    })
    void what_is_missing_is_told_with_its_setting(String setting, String missing) throws Exception {
        world.settings().setProperty("impound." + setting, missing);

        var found = look();

        assertThat(found.problems()).isNotEmpty().allSatisfy(line -> assertThat(line)
                .contains("impound." + setting));
    }

    @Test
    void evidence_does_not_go_where_it_could_be_overwritten() throws Exception {
        world.settings().setProperty("impound.us-east-1.evidence-bucket", World.workBucket("us-east-1"));
        world.settings().setProperty("impound.us-east-1.work-bucket", World.evidenceBucket("us-east-1"));

        var found = look();

        assertThat(found.problems())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("impound.us-east-1.evidence-bucket"))
                .anySatisfy(line -> assertThat(line).contains("turn versioning on"));
    }

    @Test
    void a_subnet_of_another_zone_is_told() throws Exception {
        var subnets = world.settings().getProperty("impound.us-east-1.subnets");
        var first = subnets.substring(subnets.indexOf('=') + 1, subnets.indexOf(','));
        world.settings().setProperty("impound.us-east-1.subnets", "us-east-1b=" + first);

        var found = look();

        assertThat(found.problems())
                .containsExactly("impound.us-east-1.subnets with us-east-1b is '" + first
                        + "', and it lies in us-east-1a: write it for that zone");
    }

    @Test
    void keys_for_the_wrong_use_are_told() throws Exception {
        var settings = world.settings();
        var forensics = settings.getProperty("impound.us-east-1.forensics-key");
        settings.setProperty("impound.us-east-1.forensics-key", settings.getProperty("impound.us-east-1.signing-key"));
        settings.setProperty("impound.us-east-1.signing-key", forensics);

        var found = look();

        assertThat(found.problems())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("forensics-key", "name a symmetric key"))
                .anySatisfy(line -> assertThat(line).contains("signing-key", "name an ECC_NIST_P256 key"));
    }

    @Test
    void a_monitored_account_that_lets_nobody_in_is_a_warning_since_others_do() throws Exception {
        world.settings().setProperty("impound.monitored-accounts", "111122223333," + World.NOT_ENROLLED);

        var found = look();

        assertThat(found.problems()).isEmpty();
        assertThat(found.warnings()).hasSize(World.REGIONS.size()).allSatisfy(line -> assertThat(line)
                .contains("ImpoundMonitored in account " + World.NOT_ENROLLED));
    }

    @Test
    void run_ends_with_all_wrong_settings_and_no_stack_trace() throws Exception {
        var settings = world.settings();
        settings.setProperty("impound.security-account", "4444555566667");
        settings.setProperty("impound.regoins", "us-east-1");
        settings.remove("impound.us-east-1.evidence-bucket");

        var ended = run();

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("impound: impound."))
                .anySatisfy(line -> assertThat(line).contains("did you mean impound.regions?"));
    }

    private CommandLine run() throws Exception {
        var file = folder.resolve("application.properties");
        try (var out = Files.newBufferedWriter(file)) {
            world.settings().store(out, "Settings of a test");
        }
        return CommandLine.run("run", "--config", file);
    }
}
