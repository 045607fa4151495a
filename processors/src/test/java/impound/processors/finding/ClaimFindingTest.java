package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.FindingRecords.FindingDuplicated;
import impound.processors.custody.EvidenceKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A finding of an instance is captured once. */
class ClaimFindingTest extends ClaimedFindings {
    @Test
    void an_update_of_a_finding_is_a_duplicate_that_names_the_first_incident() {
        var first = captured(FIRST);

        assertThat(toOpen(event(UPDATE))).isEmpty();
        assertThat(world.audit.all(FindingDuplicated.class)).singleElement().satisfies(duplicate -> {
            assertThat(duplicate.incident()).isEqualTo(first.incident().value());
            assertThat(duplicate.instance()).isEqualTo("i-0a1b2c3d4e5f60002");
        });
    }

    @Test
    void an_update_is_kept_byte_for_byte_with_the_first_incident_and_the_first_itself_only_once() {
        var first = captured(FIRST);
        close(first);

        toOpen(event(UPDATE));
        toOpen(event(FIRST));

        var sha256 = Wire.sha256(event(UPDATE).getBytes(StandardCharsets.UTF_8));
        assertThat(world.bucket.keys())
                .filteredOn(key -> key.contains("/updates/"))
                .containsExactly(EvidenceKeys.update(first.incident(), sha256));
        assertThat(world.bucket.read(first.region(), EvidenceKeys.update(first.incident(), sha256)))
                .contains(event(UPDATE).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_waits_is_left_to_whatever_else_reports_the_same() {
        var waiting = toOpen(event(FIRST)).get(0);
        claimFinding.giveBack(waiting);

        var captured = captured(UPDATE);

        assertThat(captured.targets()).isEqualTo(waiting.targets());
        assertThat(toOpen(event(FIRST))).isEmpty();
    }

    @Test
    void where_all_is_captured_already_a_person_still_has_to_look_at_the_rest() {
        captured("03-imported-plain");
        var both = withStranger(event("03-imported-plain"));

        assertThat(claimed(both)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.why().reason())
                .isEqualTo("ACCOUNT_NOT_ENROLLED"));
    }

    @Test
    void an_update_that_comes_before_the_first_report_makes_that_one_the_duplicate() {
        captured(UPDATE);

        assertThat(toOpen(event(FIRST))).isEmpty();
    }

    @Test
    void the_same_finding_by_another_feed_is_a_duplicate() {
        captured("07-guardduty-native");
        var byOcsf = event("29-ocsf-detection")
                .replace("f029c0ffeec0ffeec0ffeec0ffee0029", "f007c0ffeec0ffeec0ffeec0ffee0007");

        assertThat(toOpen(byOcsf)).isEmpty();
    }

    @Test
    void another_instance_in_an_update_is_captured_by_itself() {
        var first = captured("03-imported-plain");
        var grown = event("14-multi-resource")
                .replace("f014c0ffeec0ffeec0ffeec0ffee0014", id(first).replaceAll(".*/", ""));

        var claimed = toOpen(grown);

        assertThat(claimed).singleElement().satisfies(finding -> {
            assertThat(finding.targets()).extracting(target -> target.id()).containsExactly("i-0a1b2c3d4e5f60005");
            assertThat(finding.incident()).isNotEqualTo(first.incident());
        });
    }

    @Test
    void an_event_whose_process_died_before_its_end_goes_on_with_the_same_incident() {
        var died = toOpen(event(FIRST)).get(0);

        var again = toOpen(event(FIRST));

        assertThat(again).singleElement().satisfies(finding -> assertThat(finding.incident())
                .isEqualTo(died.incident()));
    }

    @Test
    void what_nobody_opened_is_opened_by_the_update_once_the_lease_ran_out() {
        toOpen(event(FIRST));
        world.clock.pass(Duration.ofHours(1));

        assertThat(toOpen(event(UPDATE))).hasSize(1);
    }

    @Test
    void what_was_opened_and_not_sent_is_left_to_the_message_that_still_goes_round() {
        var first = toOpen(event("12-custom-action-three-findings")).get(0);
        openIncident.open(first);
        world.clock.pass(Duration.ofHours(1));
        var second = event("03-imported-plain")
                .replaceAll("finding/f003[0-9a-f]*", "finding/f122c0ffeec0ffeec0ffeec0ffee0122");

        assertThat(toOpen(second)).isEmpty();
        assertThat(world.audit.all(FindingDuplicated.class)).last().satisfies(duplicate -> assertThat(
                        duplicate.incident())
                .isEqualTo(first.incident().value()));
    }

    @Test
    void what_another_event_has_left_to_the_message_that_opened_it_goes_on_with_that_message() {
        var first = toOpen(event("12-custom-action-three-findings")).get(0);
        openIncident.open(first);
        world.clock.pass(Duration.ofHours(1));
        toOpen(event("03-imported-plain")
                .replaceAll("finding/f003[0-9a-f]*", "finding/f121c0ffeec0ffeec0ffeec0ffee0121"));

        var again = toOpen(event("12-custom-action-three-findings"));

        assertThat(again.get(0).incident()).isEqualTo(first.incident());
        assertThat(again.get(0).targets()).isEqualTo(first.targets());
    }

    @Test
    void an_event_whose_incident_names_the_rest_is_not_refused_for_it_when_it_comes_again() {
        var both = withStranger(event("03-imported-plain"));
        var first = toOpen(both).get(0);
        openIncident.open(first);
        claimFinding.done(first);
        close(first);

        assertThat(toOpen(both)).isEmpty();
    }

    /** The event with another instance in its finding, of an account that is not enrolled. */
    private static String withStranger(String event) {
        return event.replaceFirst(
                "\"Resources\": \\[",
                "\"Resources\": [{\"Type\": \"AwsEc2Instance\", \"Id\":"
                        + " \"arn:aws:ec2:us-east-1:777788889999:instance/i-0a1b2c3d4e5f60077\"},");
    }

    private static String id(Finding finding) {
        return finding.findings().get(0);
    }
}
