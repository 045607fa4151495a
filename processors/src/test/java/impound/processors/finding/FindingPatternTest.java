package impound.processors.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import impound.processors.fakes.SettingsOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

/** What EventBridge lets through by the patterns that are installed, by EventBridge's own matcher (case C-003). */
class FindingPatternTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonNode patterns;

    FindingPatternTest() throws IOException {
        patterns =
                MAPPER.readTree(Path.of("..", "config", "finding-pattern.json").toFile());
    }

    @ParameterizedTest
    @CsvSource({
        "03-imported-plain, security-hub-imported",
        "07-guardduty-native, guardduty",
        "09a-first-import, security-hub-imported",
        "12-custom-action-three-findings, security-hub-custom-action",
        "14-multi-resource, security-hub-imported",
        "16-central-reporter, security-hub-imported",
        "17-aggregated-region, security-hub-imported",
        "18-bare-instance-id, security-hub-imported",
        "20-third-party-misspelt-type, security-hub-imported",
        "21-govcloud, security-hub-imported",
        "29-ocsf-detection, security-hub-v2",
        "44a-guardduty-severity-4.0, guardduty",
    })
    void what_may_start_a_capture_comes_by_one_pattern(String file, String pattern) throws Exception {
        assertThat(matching(Findings.event(file))).containsExactly(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10-archived",
                "30-ocsf-vulnerability-resolved",
                "43-posture-control-on-instance",
                "44b-guardduty-severity-3.9",
                "47-s3-test-event",
                "55-insight-results-event"
            })
    void what_starts_none_costs_no_message(String file) throws Exception {
        assertThat(matching(Findings.event(file))).isEmpty();
    }

    @Test
    void a_severity_counts_by_its_label_or_else_its_number_and_never_by_the_legacy_field() throws Exception {
        var unlabelled = Findings.plainWith("\"Label\": \"HIGH\",", "");

        assertThat(matching(unlabelled)).hasSize(1);
        assertThat(matching(unlabelled.replace("\"Normalized\": 70", "\"Normalized\": 39")))
                .isEmpty();
        assertThat(patterns.toString()).doesNotContain("SeverityLabel");
    }

    /** Of all inputs that EventBridge delivers: those which are pasted or sent by hand, and what is no JSON, never were in it. */
    @ParameterizedTest
    @MethodSource("forAPersonOrACapture")
    void whatever_is_captured_or_is_for_a_person_to_see_comes_by_one_pattern(String event) throws Exception {
        assertThat(matching(event)).hasSize(1);
    }

    static List<String> forAPersonOrACapture() throws IOException {
        var readFinding = new ReadFinding(SettingsOf.tests());
        try (var files = Files.list(Path.of("src", "test", "resources", "findings"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> Findings.event(name.replace(".json", "")))
                    .filter(FindingPatternTest::isDelivered)
                    .filter(event -> !(readFinding.read(event) instanceof Ignored))
                    .toList();
        }
    }

    private static boolean isDelivered(String event) {
        try {
            return MAPPER.readTree(event).has("detail-type");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"severity_id\": 4', '\"severity_id\": 99'",
        "'\"status_id\": 1', '\"status\": \"New\"'",
    })
    void what_the_new_hub_leaves_open_is_judged_and_not_kept_back(String text, String instead) throws Exception {
        assertThat(matching(Findings.event("29-ocsf-detection").replace(text, instead)))
                .containsExactly("security-hub-v2");
    }

    private List<String> matching(String event) {
        return StreamSupport.stream(((Iterable<String>) patterns::fieldNames).spliterator(), false)
                .filter(name -> isMatching(event, patterns.get(name)))
                .toList();
    }

    private static boolean isMatching(String event, JsonNode pattern) {
        try {
            return Ruler.matchesRule(event, pattern.toString());
        } catch (Exception e) {
            throw new IllegalArgumentException("the matcher refuses the pattern or the event", e);
        }
    }
}
