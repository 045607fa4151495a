package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Target;
import impound.processors.fakes.SettingsOf;
import impound.processors.finding.Verdict.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every input of {@code shared/findings} comes to what its README says. */
class EveryInputTest {
    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @ParameterizedTest
    @CsvSource({
        "03-imported-plain, 111122223333/us-east-1/i-0a1b2c3d4e5f60001",
        "07-guardduty-native, 123456789012/us-west-2/i-0a1b2c3d4e5f60002",
        "09a-first-import, 123456789012/us-west-2/i-0a1b2c3d4e5f60002",
        "09b-update-reimport, 123456789012/us-west-2/i-0a1b2c3d4e5f60002",
        "12-custom-action-three-findings, "
                + "111122223333/us-east-1/i-0a1b2c3d4e5f60001 123456789012/eu-west-1/i-0a1b2c3d4e5f60003",
        "14-multi-resource, 111122223333/us-east-1/i-0a1b2c3d4e5f60001 111122223333/us-east-1/i-0a1b2c3d4e5f60005",
        "16-central-reporter, 111122223333/us-east-1/i-0a1b2c3d4e5f60001",
        "17-aggregated-region, 123456789012/eu-west-1/i-0a1b2c3d4e5f60003",
        "18-bare-instance-id, 111122223333/us-east-1/i-0a1b2c3d4e5f60001",
        "25-eks-runtime-with-node, 111122223333/us-east-1/i-0a1b2c3d4e5f60005",
        "29-ocsf-detection, 123456789012/us-west-2/i-0a1b2c3d4e5f60002",
        "32-minimal-fields, 123456789012/us-west-2/i-0a1b2c3d4e5f60002",
        "34-finding-id-path-traversal, 111122223333/us-east-1/i-0a1b2c3d4e5f60001",
        "40-large-280-kb, 111122223333/us-east-1/i-0a1b2c3d4e5f60001",
        "42-utf8-bom, 111122223333/us-east-1/i-0a1b2c3d4e5f60001",
        "44a-guardduty-severity-4.0, 111122223333/us-east-1/i-0a1b2c3d4e5f60001",
        "52-legacy-8-hex-id, 111122223333/us-east-1/i-1a2b3c4d",
        "53-instance-already-terminated, 111122223333/us-east-1/i-0a1b2c3d4e5f60007",
    })
    void what_is_accepted_names_its_instances_and_no_others(String file, String targets) {
        var accepted = (Accepted) readFinding.read(event(file));

        assertThat(accepted.isPartial()).isFalse();
        assertThat(accepted.findings().stream()
                        .flatMap(finding -> finding.targets().stream())
                        .map(EveryInputTest::words))
                .containsExactlyInAnyOrder(targets.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "05-sample-finding-asff, SAMPLE_FINDING",
        "10-archived, ARCHIVED",
        "24-eks-audit-no-instance, NO_EC2_INSTANCE",
        "26-ecs-fargate, NO_DISK_FARGATE",
        "30-ocsf-vulnerability-resolved, PRODUCT_OR_STATUS",
        "33-empty-findings, EMPTY",
        "43-posture-control-on-instance, PRODUCT_NOT_ENABLED",
        "44b-guardduty-severity-3.9, BELOW_SEVERITY",
        "47-s3-test-event, TEST_EVENT",
        "55-insight-results-event, UNSUPPORTED_EVENT_TYPE",
        "56-volume-resource-only, NO_EC2_INSTANCE",
    })
    void what_is_ignored_has_one_verdict_with_its_reason(String file, String reason) {
        var ignored = (Ignored) readFinding.read(event(file));

        assertThat(ignored.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.decision()).isEqualTo(Decision.IGNORE);
            assertThat(verdict.reason()).isEqualTo(reason);
            assertThat(verdict.message()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "01-typographic-quotes, BAD_JSON, 'line 2, column 3'",
        "02-account-13-digits, BAD_ACCOUNT_ID, 0111122223333",
        "20-third-party-misspelt-type, ACCOUNT_UNKNOWN, i-0a1b2c3d4e5f60001",
        "21-govcloud, PARTITION_MISMATCH, aws",
        "31-no-resources-field, MISSING_FIELD, Resources",
        "35-instance-id-shell, BAD_INSTANCE_ID, i-0a1b2c3d4e5f60001;",
        "39-nesting-1500-deep, TOO_DEEP, depth",
        "50-account-not-enrolled, ACCOUNT_NOT_ENROLLED, 777788889999",
    })
    void what_is_rejected_has_its_reason_and_what_it_is_about(String file, String reason, String about) {
        var refused = Findings.refusal(readFinding, event(file));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(about);
    }

    @Test
    void what_is_found_where_there_is_no_instance_is_named_for_a_person() {
        assertThat(message("24-eks-audit-no-instance")).contains("arn:aws:eks:us-east-1:111122223333:cluster/shop");
        assertThat(message("26-ecs-fargate")).contains("task/batch/eeee").contains("cannot be captured");
        assertThat(message("56-volume-resource-only")).contains("vol-0a0000000000001b1");
    }

    @Test
    void three_findings_of_two_regions_are_two_incidents_of_which_each_has_the_ids_of_its_own() {
        var accepted = (Accepted) readFinding.read(event("12-custom-action-three-findings"));

        assertThat(accepted.findings())
                .extracting(finding -> finding.targets().get(0).region().value())
                .containsExactly("us-east-1", "eu-west-1");
        assertThat(accepted.findings())
                .extracting(finding -> finding.findings().stream()
                        .map(id -> id.substring(id.length() - 4))
                        .collect(Collectors.joining(" ")))
                .containsExactly("0121 0122", "0123");
        assertThat(accepted.findings()).extracting(Finding::incident).doesNotHaveDuplicates();
    }

    /** GuardDuty's own feed, Security Hub's, and the new Security Hub's. */
    @Test
    void the_same_finding_is_the_same_incident_whichever_feed_it_came_by() {
        var own = Findings.only(readFinding.read(event("07-guardduty-native")));
        var id = own.findings().get(0);

        assertThat(List.of(
                        about(id, "29-ocsf-detection", "finding/f029c0ffeec0ffeec0ffeec0ffee0029"),
                        about(id, "09a-first-import", "finding/f009c0ffeec0ffeec0ffeec0ffee0009")))
                .allSatisfy(other -> {
                    assertThat(other.findings()).containsExactly(id);
                    assertThat(other.targets()).isEqualTo(own.targets());
                    assertThat(other.incident()).isEqualTo(own.incident());
                });
    }

    /** The event of this file, if it were about the finding of this id. */
    private Finding about(String id, String file, String end) {
        assertThat(event(file)).contains(end);
        return Findings.only(readFinding.read(event(file).replaceAll("arn:aws:guardduty:[^\"]*" + end, id)));
    }

    private String message(String file) {
        return Arrays.toString(readFinding.read(event(file)).verdicts().stream()
                .map(Verdict::message)
                .toArray());
    }

    private static String words(Target target) {
        return "%s/%s/%s".formatted(target.account(), target.region(), target.id());
    }
}
