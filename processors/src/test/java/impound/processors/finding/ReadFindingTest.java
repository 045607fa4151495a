package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static impound.processors.finding.Findings.only;
import static impound.processors.finding.Findings.plainWith;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.fakes.SettingsOf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadFindingTest {
    private static final String INSTANCE = "\"arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001\"";

    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @Test
    void what_is_ignored_is_known_by_the_hash_of_its_bytes() {
        var body = event("10-archived");

        var ignored = (Ignored) readFinding.read(body);

        assertThat(ignored.sha256()).isEqualTo(Wire.sha256(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_event_of_which_nothing_is_captured_has_a_verdict_on_each_of_its_findings() {
        var event = event("12-custom-action-three-findings")
                .replace("111122223333:instance", "777788889999:instance")
                .replaceFirst("(?s)(.*)\\\"SchemaVersion\\\"", "$1\"Sample\": true, \"SchemaVersion\"");

        var refused = (Refused) readFinding.read(event);

        assertThat(refused.verdicts())
                .extracting(Verdict::reason)
                .containsExactly("ACCOUNT_NOT_ENROLLED", "ACCOUNT_NOT_ENROLLED", "SAMPLE_FINDING");
    }

    /** Backtracking over such an id would take hours. */
    @Test
    @Timeout(30)
    void an_id_as_long_as_a_message_is_gone_through_once() {
        var id = "arn:" + ":ec2:".repeat(50_000);
        var event = plainWith("AwsEc2Instance", "Other").replaceFirst("\"arn:aws:ec2:[^\"]*\"", "\"" + id + "\"");

        assertThat(readFinding.read(event)).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2e9895622852970223, BAD_JSON, exponent",
        "1e999999999, BAD_FIELD, 'detail.findings[0].status_id is not a number of up to 64 digits'",
        "1e-999999999, BAD_FIELD, 'detail.findings[0].status_id is not a number of up to 64 digits'",
    })
    void a_number_that_would_fill_the_memory_is_none(String number, String reason, String named) {
        var event = event("29-ocsf-detection").replace("\"status_id\": 1", "\"status_id\": " + number);

        var refused = Findings.refusal(readFinding, event);

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(named);
    }

    @Test
    void several_instances_of_one_finding_are_each_a_target() {
        var finding = only(readFinding.read(event("14-multi-resource")));

        assertThat(finding.targets())
                .extracting(target -> target.id())
                .containsExactly("i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60005");
    }

    @Test
    void an_instance_that_is_named_twice_is_one_target() {
        var twice = event("14-multi-resource").replace("i-0a1b2c3d4e5f60005", "i-0a1b2c3d4e5f60001");

        assertThat(only(readFinding.read(twice)).targets()).hasSize(1);
    }

    @Test
    void the_body_is_kept_byte_for_byte() {
        var body = event("40-large-280-kb");

        var finding = only(readFinding.read(body));

        assertThat(finding.body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_summary_of_a_large_finding_stays_small() {
        var finding = only(readFinding.read(event("40-large-280-kb")));

        assertThat(Wire.document(finding.finding()).length).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i-0A1B2C3D4E5F60001",
                "i-0a1b2c3d4e5f6000",
                "i-0a1b2c3d4e5f60001 ",
                "i-0a1b2c3d4e5f60001\\n",
                "",
                "i-*"
            })
    void an_instance_id_of_another_shape_is_never_mended(String id) {
        assertRejected(plainWith("i-0a1b2c3d4e5f60001\"", id + "\""), "BAD_INSTANCE_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11112222333", " 111122223333", "１１１１２２２２３３３３", "1111-2222-3333", ""})
    void an_account_id_of_another_shape_is_never_mended(String account) {
        assertRejected(
                plainWith("us-east-1:111122223333:instance", "us-east-1:" + account + ":instance"), "BAD_ACCOUNT_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-9", "eu-central-1", "mars", "us-east-1/../x", ""})
    void a_region_that_is_not_served_is_rejected(String region) {
        assertRejected(plainWith("ec2:us-east-1:", "ec2:" + region + ":"), "REGION_NOT_SERVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nothing", "[]", "5", "\"text\"", "{\"a\":1,\"a\":2}", "{} {}", "{"})
    void what_is_no_single_json_object_is_rejected_or_ignored_and_never_an_error(String body) {
        assertRejected(body, "BAD_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"text\"", "5", "[[]]"})
    void findings_of_another_shape_are_rejected_at_once(String findings) {
        var body = "{\"detail-type\":\"Security Hub Findings - Imported\",\"detail\":{\"findings\":[%s]}}"
                .formatted(findings);

        assertThat(Findings.refusal(readFinding, body).reason()).endsWith("_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"findings\":null}", "{}"})
    void an_event_without_findings_lacks_a_field(String detail) {
        assertRejected(
                "{\"detail-type\":\"Security Hub Findings - Imported\",\"detail\":%s}".formatted(detail),
                "MISSING_FIELD");
    }

    @Test
    void a_resource_that_is_null_is_rejected_at_once() {
        var body =
                "{\"detail-type\":\"Security Hub Findings - Imported\",\"detail\":{\"findings\":[{\"Id\":\"a\",\"Resources\":[null]}]}}";

        assertRejected(body, "MISSING_FIELD");
    }

    @Test
    void a_product_field_that_is_null_counts_as_missing() {
        var body = plainWith("\"ProductFields\": {", "\"ProductFields\": { \"aws/securityhub/x\": null,")
                .replaceAll("(\"aws/securityhub/FindingId\": )\"[^\"]*\"", "$1null");

        assertThat(readFinding.read(body)).isInstanceOf(Accepted.class);
    }

    @Test
    void a_hostile_partition_or_resource_is_no_arn() {
        assertRejected(
                plainWith(INSTANCE, "\"arn:aws:ec2:us-east-1:111122223333:instance/../i-0a1b2c3d4e5f60001\""),
                "BAD_INSTANCE_ID");
        assertRejected(
                plainWith(INSTANCE, "\"arn:aws-${x}:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001\""),
                "PARTITION_MISMATCH");
    }

    private void assertRejected(String body, String reason) {
        assertThat(Findings.refusal(readFinding, body).reason()).isEqualTo(reason);
    }
}
