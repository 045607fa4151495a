package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static impound.processors.finding.Findings.only;
import static impound.processors.finding.Findings.plainWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.processors.fakes.SettingsOf;
import impound.processors.finding.Verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What starts a capture, and what a person may override. */
class JudgementTest {
    private static final String IMPORTED = "Security Hub Findings - Imported";
    private static final String CUSTOM_ACTION = "Security Hub Findings - Custom Action";

    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @ParameterizedTest
    @ValueSource(strings = {"10-archived", "43-posture-control-on-instance"})
    void a_persons_custom_action_overrides_product_and_status(String file) {
        assertThat(readFinding.read(event(file))).isInstanceOf(Ignored.class);
        assertThat(readFinding.read(byPerson(event(file)))).isInstanceOf(Accepted.class);
    }

    @Test
    void a_persons_custom_action_overrides_the_severity() {
        var low = plainWith("\"Label\": \"HIGH\"", "\"Label\": \"LOW\"");

        assertThat(reason(low)).isEqualTo("BELOW_SEVERITY");
        assertThat(readFinding.read(byPerson(low))).isInstanceOf(Accepted.class);
    }

    @Test
    void another_custom_action_of_the_same_hub_asks_for_nothing() {
        var other = byPerson(event("10-archived")).replace("action/custom/CollectDisks", "action/custom/OpenTicket");

        assertThat(reason(other)).isEqualTo("ARCHIVED");
    }

    @ParameterizedTest
    @CsvSource({
        "02-account-13-digits, BAD_ACCOUNT_ID",
        "21-govcloud, PARTITION_MISMATCH",
        "35-instance-id-shell, BAD_INSTANCE_ID",
        "50-account-not-enrolled, ACCOUNT_NOT_ENROLLED",
    })
    void a_persons_custom_action_overrides_no_validation(String file, String reason) {
        assertRejected(byPerson(event(file)), reason);
    }

    @ParameterizedTest
    @CsvSource({"SUPPRESSED, SUPPRESSED", "RESOLVED, RESOLVED"})
    void what_somebody_has_dealt_with_starts_nothing(String status, String reason) {
        assertThat(reason(plainWith("\"Status\": \"NEW\"", "\"Status\": \"" + status + "\"")))
                .isEqualTo(reason);
    }

    @Test
    void what_somebody_was_told_of_is_still_open() {
        assertThat(readFinding.read(plainWith("\"Status\": \"NEW\"", "\"Status\": \"NOTIFIED\"")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void samples_are_captured_where_a_drill_wants_it() {
        var drill = new ReadFinding(SettingsOf.capturingSamples());

        assertThat(only(drill.read(event("05-sample-finding-asff")))
                        .targets()
                        .get(0)
                        .id())
                .isEqualTo("i-99999999");
    }

    @Test
    void a_finding_without_severity_is_for_a_person_to_look_at() {
        assertRejected(
                plainWith("\"Severity\": {", "\"Severity0\": {").replace("\"FindingProviderFields\": {", "\"X\": {"),
                "MISSING_FIELD");
    }

    @Test
    void a_product_that_gives_no_label_is_judged_by_its_number() {
        var numbered = plainWith("\"Label\": \"HIGH\",", "").replace("\"FindingProviderFields\": {", "\"X\": {");

        assertThat(readFinding.read(numbered)).isInstanceOf(Accepted.class);
        assertThat(reason(numbered.replace("\"Normalized\": 70", "\"Normalized\": 39")))
                .isEqualTo("BELOW_SEVERITY");
    }

    @Test
    void a_resource_whose_type_is_misspelt_is_an_instance_by_its_id() {
        var misspelt = plainWith("\"Type\": \"AwsEc2Instance\"", "\"Type\": \"AwsEc2Instnace\"");

        assertThat(only(readFinding.read(misspelt)).targets()).hasSize(1);
    }

    @Test
    void an_account_that_nobody_trusts_reports_no_others_instances() {
        var foreign = plainWith("\"AwsAccountId\": \"111122223333\"", "\"AwsAccountId\": \"123456789012\"");

        assertRejected(foreign, "REPORTER_NOT_TRUSTED");
    }

    @Test
    void an_attack_on_a_collector_of_ours_starts_no_capture_of_it() {
        var own = plainWith("us-east-1:111122223333:instance", "us-east-1:444455556666:instance")
                .replace("ami-0d0d0d0d0d0d0d0d1", "ami-0c0000000000001a1");

        assertThat(reason(own)).isEqualTo("OWN_COLLECTOR");
    }

    @Test
    void whoever_takes_our_image_into_another_account_does_not_hide() {
        var disguised = plainWith("ami-0d0d0d0d0d0d0d0d1", "ami-0c0000000000001a1");

        assertThat(readFinding.read(disguised)).isInstanceOf(Accepted.class);
    }

    @Test
    void of_an_event_that_is_right_in_part_the_rest_has_reasons_of_its_own() {
        var half = event("14-multi-resource")
                .replace("111122223333:instance/i-0a1b2c3d4e5f60005", "777788889999:instance/i-0a1b2c3d4e5f60005");

        var accepted = (Accepted) readFinding.read(half);

        assertThat(accepted.isPartial()).isTrue();
        assertThat(accepted.verdicts())
                .extracting(Verdict::decision, Verdict::reason)
                .containsExactly(tuple(Decision.ACCEPT, ""), tuple(Decision.REJECT, "ACCOUNT_NOT_ENROLLED"));
        assertThat(only(accepted).targets()).extracting(target -> target.id()).containsExactly("i-0a1b2c3d4e5f60001");
    }

    @Test
    void a_finding_without_its_envelope_is_read_as_one_that_was_imported() {
        var envelope = event("03-imported-plain");
        var bare = envelope.substring(envelope.indexOf("\"findings\": [") + 13, envelope.lastIndexOf(']'));

        assertThat(only(readFinding.read(bare)).targets()).hasSize(1);
    }

    @Test
    void a_person_asks_for_an_instance_without_any_finding() {
        var request =
                """
                {"account": "111122223333", "region": "us-east-1", "instance": "i-0a1b2c3d4e5f60001",
                 "reason": "beacon seen at the proxy", "who": "alice"}""";

        var finding = only(readFinding.read(request));

        assertThat(finding.targets()).singleElement().satisfies(target -> assertThat(target.id())
                .isEqualTo("i-0a1b2c3d4e5f60001"));
        assertThat(finding.finding().description()).isEqualTo("beacon seen at the proxy");
        assertThat(finding.incident()).isEqualTo(only(readFinding.read(request)).incident());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\": \"111122223333\", \"region\": \"us-east-1\", \"instance\": \"i-0a1b2c3d4e5f60001\"}",
                "{\"account\": \"111122223333\", \"instance\": \"i-0a1b2c3d4e5f60001\", \"reason\": \"x\"}",
            })
    void a_request_says_where_and_why(String request) {
        assertRejected(request, "MISSING_FIELD");
    }

    @Test
    void a_request_with_a_word_that_nobody_knows_is_not_half_fulfilled() {
        assertRejected(
                "{\"account\": \"111122223333\", \"region\": \"us-east-1\", \"instance\": \"i-0a1b2c3d4e5f60001\","
                        + " \"reason\": \"x\", \"volumes\": []}",
                "BAD_FIELD");
    }

    @Test
    void an_account_that_is_written_as_a_number_is_none() {
        assertRejected(plainWith("\"AwsAccountId\": \"111122223333\"", "\"AwsAccountId\": 111122223333"), "BAD_FIELD");
    }

    private String reason(String event) {
        return readFinding.read(event).verdicts().get(0).reason();
    }

    private void assertRejected(String event, String reason) {
        assertThat(Findings.refusal(readFinding, event).reason()).isEqualTo(reason);
    }

    /** The event as Security Hub sends it where a person has chosen our custom action for its findings. */
    private static String byPerson(String event) {
        return event.replace(IMPORTED, CUSTOM_ACTION)
                .replaceFirst(
                        "\"resources\": \\[[^\\]]*\\]",
                        "\"resources\": [\"arn:aws:securityhub:us-east-1:444455556666:action/custom/CollectDisks\"]");
    }
}
