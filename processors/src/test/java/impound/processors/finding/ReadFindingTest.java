package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static impound.processors.finding.Findings.only;
import static impound.processors.finding.Findings.plainWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.fakes.SettingsOf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadFindingTest {
    private static final String INSTANCE = "\"arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001\"";

    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @ParameterizedTest
    @CsvSource({
        "03-imported-plain, 111122223333, us-east-1, i-0a1b2c3d4e5f60001",
        "16-central-reporter, 111122223333, us-east-1, i-0a1b2c3d4e5f60001",
        "17-aggregated-region, 123456789012, eu-west-1, i-0a1b2c3d4e5f60003",
        "18-bare-instance-id, 111122223333, us-east-1, i-0a1b2c3d4e5f60001",
        "32-minimal-fields, 123456789012, us-west-2, i-0a1b2c3d4e5f60002",
        "34-finding-id-path-traversal, 111122223333, us-east-1, i-0a1b2c3d4e5f60001",
        "40-large-280-kb, 111122223333, us-east-1, i-0a1b2c3d4e5f60001",
        "42-utf8-bom, 111122223333, us-east-1, i-0a1b2c3d4e5f60001",
        "52-legacy-8-hex-id, 111122223333, us-east-1, i-1a2b3c4d",
    })
    void what_is_right_is_accepted_for_the_instance_that_its_resource_names(
            String file, String account, String region, String instance) {
        var finding = only(readFinding.read(event(file)));

        assertThat(finding.targets()).singleElement().satisfies(target -> {
            assertThat(target.account().value()).isEqualTo(account);
            assertThat(target.region().value()).isEqualTo(region);
            assertThat(target.id()).isEqualTo(instance);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "05-sample-finding-asff, SAMPLE_FINDING",
        "10-archived, ARCHIVED",
        "33-empty-findings, EMPTY",
        "47-s3-test-event, TEST_EVENT",
        "55-insight-results-event, UNSUPPORTED_EVENT_TYPE",
    })
    void what_is_not_to_be_collected_for_is_ignored_with_its_reason_and_hash(String file, String reason) {
        var body = event(file);

        var ignored = (Ignored) readFinding.read(body);

        assertThat(ignored.verdicts().get(0).reason()).isEqualTo(reason);
        assertThat(ignored.sha256()).isEqualTo(Wire.sha256(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "2e9895622852970223, BAD_JSON, exponent",
        "1e999999999, BAD_FIELD, 'detail.findings[0].status_id is not a number of up to 64 digits'",
        "1e-999999999, BAD_FIELD, 'detail.findings[0].status_id is not a number of up to 64 digits'",
    })
    void a_number_that_would_fill_the_memory_is_none(String number, String reason, String named) {
        var event = event("29-ocsf-detection").replace("\"status_id\": 1", "\"status_id\": " + number);

        assertThatThrownBy(() -> readFinding.read(event)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected).hasMessageContaining(named);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "01-typographic-quotes, BAD_JSON, 'line 2, column 3'",
        "02-account-13-digits, BAD_ACCOUNT_ID, 0111122223333",
        "21-govcloud, PARTITION_MISMATCH, aws",
        "31-no-resources-field, MISSING_FIELD, Resources",
        "35-instance-id-shell, BAD_INSTANCE_ID, i-0a1b2c3d4e5f60001;",
        "39-nesting-1500-deep, TOO_DEEP, depth",
        "50-account-not-enrolled, ACCOUNT_NOT_ENROLLED, 777788889999",
    })
    void what_is_not_right_is_rejected_with_its_reason_and_the_place(String file, String reason, String named) {
        assertThatThrownBy(() -> readFinding.read(event(file))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected).hasMessageContaining(named);
            assertThat(rejected.reason()).isNotEqualTo("NOT_OURS");
        });
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

        assertThatThrownBy(() -> readFinding.read(body)).isInstanceOf(Rejected.class);
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
        assertThatThrownBy(() -> readFinding.read(body))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }
}
