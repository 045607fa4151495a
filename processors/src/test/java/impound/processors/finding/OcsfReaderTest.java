package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.SettingsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings of the new Security Hub. */
class OcsfReaderTest {
    private static final String EVENT = event("29-ocsf-detection");

    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @ParameterizedTest
    @CsvSource({
        "'\"title\": \"', '\"title\": \"[SAMPLE] '",
        "i-0a1b2c3d4e5f60002, i-99999999",
    })
    void a_sample_is_told_by_its_title_and_by_the_instance_that_it_is_about(String text, String instead) {
        assertThat(EVENT).contains(text);

        assertThat(reason(EVENT.replace(text, instead))).isEqualTo("SAMPLE_FINDING");
    }

    @Test
    void only_guardduty_has_samples_that_are_told_so() {
        var other = EVENT.replace("productv2/aws/guardduty", "productv2/example-edr/example-edr")
                .replace("\"title\": \"", "\"title\": \"[SAMPLE] ");

        assertThat(readFinding.read(other)).isInstanceOf(Accepted.class);
    }

    @Test
    void what_is_closed_starts_nothing_whatever_its_status() {
        assertThat(reason(EVENT.replace("\"activity_id\": 1", "\"activity_id\": 3")))
                .isEqualTo("ARCHIVED");
    }

    private String reason(String event) {
        return readFinding.read(event).verdicts().get(0).reason();
    }
}
