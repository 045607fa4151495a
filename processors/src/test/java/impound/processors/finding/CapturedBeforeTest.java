package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.FindingRecords.FindingDuplicated;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What came to its end, or did not, before its claim was forgotten or named another; and notes that say so. */
class CapturedBeforeTest extends ClaimedFindings {
    /** A claim may name the incident of another finding of the same instance, which is older and over. */
    @Test
    void a_claim_on_the_incident_of_another_finding_hides_nothing() {
        var older = captured("03-imported-plain");
        close(older);
        var event = withSecond(event("03-imported-plain"));
        toOpen(event);
        world.clock.pass(Duration.ofHours(1));

        var update = toOpen(second(event("03-imported-plain")));

        assertThat(update).singleElement().satisfies(finding -> assertThat(finding.incident())
                .isNotEqualTo(older.incident()));
    }

    @Test
    void what_came_to_its_end_is_a_duplicate_also_when_its_claim_is_forgotten() {
        var first = captured(FIRST);
        close(first);
        forgetClaims();

        assertThat(toOpen(event(UPDATE))).isEmpty();
        assertThat(world.audit.all(FindingDuplicated.class)).last().satisfies(duplicate -> assertThat(
                        duplicate.incident())
                .isEqualTo(first.incident().value()));
    }

    @Test
    void what_ended_before_anything_of_it_was_sent_goes_on_when_its_event_comes_again() {
        var parked = toOpen(event(FIRST)).get(0);
        openIncident.open(parked);
        closeUnbegun(parked);

        var replayed = toOpen(event(FIRST));

        assertThat(replayed).singleElement().satisfies(finding -> {
            assertThat(finding.incident()).isEqualTo(parked.incident());
            assertThat(finding.targets()).isEqualTo(parked.targets());
        });
    }

    @Test
    void what_ended_before_anything_of_it_was_sent_is_captured_for_an_update() {
        var parked = toOpen(event(FIRST)).get(0);
        openIncident.open(parked);
        closeUnbegun(parked);
        forgetClaims();

        assertThat(toOpen(event(UPDATE))).hasSize(1);
    }

    @Test
    void what_came_to_its_end_under_the_name_of_another_finding_is_found_by_what_is_noted_on_it() {
        var first = captured("12-custom-action-three-findings");
        close(first);
        forgetClaims();

        assertThat(toOpen(secondNoting(first.incident().value()))).isEmpty();
    }

    @Test
    void a_note_hides_nothing_where_no_incident_has_come_to_its_end_for_this_finding() {
        var other = captured("07-guardduty-native");
        close(other);

        assertThat(toOpen(noting(event(FIRST), other.incident().value()))).hasSize(1);
        forgetClaims();
        assertThat(toOpen(noting(event(FIRST), "no-such-incident"))).hasSize(1);
        forgetClaims();
        assertThat(toOpen(noting(event(FIRST), "../../x"))).hasSize(1);
    }

    @Test
    void a_note_of_an_incident_that_is_still_open_hides_nothing() {
        var first = captured("12-custom-action-three-findings");
        forgetClaims();

        assertThat(toOpen(secondNoting(first.incident().value()))).hasSize(1);
    }

    /** The event with a second finding behind the first, of the same instance. */
    private static String withSecond(String event) {
        var finding = event.substring(event.indexOf('{', event.indexOf("findings")), event.lastIndexOf(']'))
                .strip();
        return event.replace(finding, finding + "," + second(finding));
    }

    private static String second(String text) {
        return text.replaceAll("finding/f003[0-9a-f]*", "finding/f999c0ffeec0ffeec0ffeec0ffee0999");
    }

    /** The second finding of the custom action by itself, as Security Hub sends it after somebody wrote onto it. */
    private static String secondNoting(String incident) {
        var second = event("03-imported-plain")
                .replaceAll("finding/f003[0-9a-f]*", "finding/f122c0ffeec0ffeec0ffeec0ffee0122");
        return noting(second, incident);
    }

    private static String noting(String event, String incident) {
        return event.replaceFirst(
                "\"SchemaVersion\"",
                "\"UserDefinedFields\": {\"impoundIncident\": \"" + incident + "\"}, \"SchemaVersion\"");
    }
}
