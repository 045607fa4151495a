package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.FindingRecords.FindingDuplicated;
import impound.processors.custody.Claims;
import impound.processors.custody.EvidenceKeys;
import impound.processors.fakes.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A finding of an instance is captured once. */
class ClaimFindingTest {
    private static final String FIRST = "09a-first-import";
    private static final String UPDATE = "09b-update-reimport";

    private final World world = new World();
    private final ClaimFinding claimFinding = new ClaimFinding(
            new Claims(world.records, world.audit, world.writer, world.clock), world.incidents, world.bucket);
    private final OpenIncident openIncident =
            new OpenIncident(world.readFinding, world.bucket, world.audit, world.settings, world.writer, world.clock);

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
    void an_event_whose_incident_names_the_rest_is_not_refused_for_it_when_it_comes_again() {
        var both = withStranger(event("03-imported-plain"));
        var first = toOpen(both).get(0);
        openIncident.open(first);
        claimFinding.done(first);
        close(first);

        assertThat(toOpen(both)).isEmpty();
    }

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

    /** The event with another instance in its finding, of an account that is not enrolled. */
    private static String withStranger(String event) {
        return event.replaceFirst(
                "\"Resources\": \\[",
                "\"Resources\": [{\"Type\": \"AwsEc2Instance\", \"Id\":"
                        + " \"arn:aws:ec2:us-east-1:777788889999:instance/i-0a1b2c3d4e5f60077\"},");
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

    /** Its targets were looked at, and it has come to its end. */
    private void close(Finding finding) {
        finding.targets()
                .forEach(target -> world.bucket.writeOnce(
                        finding.region(), EvidenceKeys.source(finding.incident(), target), new byte[0]));
        closeUnbegun(finding);
    }

    private void closeUnbegun(Finding finding) {
        world.bucket.writeOnce(finding.region(), EvidenceKeys.closing(finding.incident(), 1), new byte[0]);
    }

    /** As the work bucket's life cycle does. */
    private void forgetClaims() {
        for (var region : world.settings.regions().keySet()) {
            world.records.keys(region, "claims/").forEach(key -> world.records.remove(region, key));
        }
    }

    private Finding captured(String file) {
        var finding = toOpen(event(file)).get(0);
        openIncident.open(finding);
        return claimFinding.done(finding);
    }

    private static String id(Finding finding) {
        return finding.findings().get(0);
    }

    private List<Finding> toOpen(String event) {
        return ((Accepted) claimed(event)).findings();
    }

    private Judged claimed(String event) {
        return claimFinding.claim(world.readFinding.read(event));
    }
}
