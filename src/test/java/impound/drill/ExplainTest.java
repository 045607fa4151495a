package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code impound explain} says of events, without anything of AWS there. */
class ExplainTest {
    private static final Path FINDINGS = folder();

    @TempDir
    private Path folder;

    @Test
    void each_file_is_one_line_of_json_in_the_order_in_which_they_were_named() {
        var explained = explain("--json", "03-imported-plain", "05-sample-finding-asff", "50-account-not-enrolled");

        var lines = explained.out().lines().map(ExplainTest::json).toList();
        assertThat(explained.exit()).isZero();
        assertThat(lines)
                .extracting(line -> line.path("decision").asText(), line -> line.path("reason")
                        .asText())
                .containsExactly(
                        tuple("ACCEPT", ""),
                        tuple("IGNORE", "SAMPLE_FINDING"),
                        tuple("REJECT", "ACCOUNT_NOT_ENROLLED"));
        assertThat(lines.get(0).path("file").asText()).endsWith("03-imported-plain.json");
        assertThat(lines.get(0).path("targets"))
                .isEqualTo(json("[{\"account\":\"111122223333\",\"region\":\"us-east-1\","
                        + "\"instance\":\"i-0a1b2c3d4e5f60001\"}]"));
        assertThat(lines.get(1).fieldNames()).toIterable().containsExactly("file", "decision", "reason", "targets");
    }

    @Test
    void of_an_event_that_is_right_in_part_the_reason_is_that_of_the_rest() throws IOException {
        var event = Files.readString(FINDINGS.resolve("14-multi-resource.json"))
                .replace("111122223333:instance/i-0a1b2c3d4e5f60005", "777788889999:instance/i-0a1b2c3d4e5f60005");
        var file = Files.writeString(folder.resolve("part.json"), event);

        var line = json(
                CommandLine.run("explain", "--config", config(), "--json", file).out());

        assertThat(line.path("decision").asText()).isEqualTo("PARTIAL");
        assertThat(line.path("reason").asText()).isEqualTo("ACCOUNT_NOT_ENROLLED");
        assertThat(line.path("targets")).hasSize(1);
    }

    @Test
    void a_person_reads_which_instance_and_why_not() {
        var explained = explain("12-custom-action-three-findings", "24-eks-audit-no-instance");

        assertThat(explained.out())
                .contains("ACCEPT  i-0a1b2c3d4e5f60003 in eu-west-1, account 123456789012")
                .contains(
                        "IGNORE  NO_EC2_INSTANCE  it names only EksCluster arn:aws:eks:us-east-1:111122223333:cluster/shop");
    }

    @Test
    void a_person_reads_field_by_field_what_speaks_for_a_capture_and_what_against_it() {
        var explained = explain("03-imported-plain", "10-archived", "50-account-not-enrolled");

        assertThat(explained.out())
                .containsPattern("\\+ product +aws/guardduty +among impound.products")
                .containsPattern("\\+ severity +HIGH +impound.severity is MEDIUM")
                .containsPattern("\\+ instance +i-0a1b2c3d4e5f60001 +its id is well-formed")
                .containsPattern("\\+ account +111122223333 +among impound.monitored-accounts")
                .containsPattern("\\+ region +us-east-1 +served")
                .containsPattern("- status +archived +its status is archived")
                .containsPattern("- account +\\d{12} +not among impound.monitored-accounts");
    }

    @Test
    void what_a_person_overrides_speaks_neither_for_nor_against() {
        var explained = explain("12-custom-action-three-findings");

        assertThat(explained.out()).containsPattern(" {6}product +aws/[a-z]+ +a person asks for it");
    }

    @Test
    void what_a_finding_says_never_moves_the_cursor() throws IOException {
        var event = Files.readString(FINDINGS.resolve("24-eks-audit-no-instance.json"))
                .replace("cluster/shop", "cluster/\\u001b[2J\\u202eshop");
        var file = Files.writeString(folder.resolve("hostile.json"), event);

        var out = CommandLine.run("explain", "--config", config(), file).out();

        assertThat(out)
                .contains("\\u{1b}[2J\\u{202e}shop")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage() {
        var explained = CommandLine.run("explain", "--config", config(), folder.resolve("none.json"));

        assertThat(explained.exit()).isEqualTo(2);
        assertThat(explained.err()).contains("cannot read " + folder.resolve("none.json"));
    }

    private static CommandLine explain(String... arguments) {
        var line = new ArrayList<Object>(List.of("explain", "--config", config()));
        for (var argument : arguments) {
            line.add(argument.startsWith("--") ? argument : FINDINGS.resolve(argument + ".json"));
        }
        return CommandLine.run(line.toArray());
    }

    private static Path config() {
        return FINDINGS.resolve("world.properties");
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(ExplainTest.class
                            .getResource("/findings/world.properties")
                            .toURI())
                    .getParent();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
