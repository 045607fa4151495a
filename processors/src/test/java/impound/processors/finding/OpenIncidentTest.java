package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.audit.FindingRecords.CapturedAgain;
import impound.processors.audit.FindingRecords.FindingJudged;
import impound.processors.audit.FindingRecords.FindingRepeated;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.IncidentWatch;
import impound.processors.fakes.Crash;
import impound.processors.fakes.SettingsOf;
import impound.processors.fakes.World;
import impound.processors.id.Region;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenIncidentTest {
    private static final Region WEST = new Region("us-west-2");

    private final World world = new World();
    private final OpenIncident openIncident =
            new OpenIncident(world.readFinding, world.bucket, world.audit, world.settings, world.writer, world.clock);

    @Test
    void the_event_lies_in_the_bucket_of_its_region_byte_for_byte() {
        var finding = read("09a-first-import");

        var incident = openIncident.open(finding);

        assertThat(world.bucket.read(WEST, EvidenceKeys.finding(incident.id())))
                .hasValue(event("09a-first-import").getBytes(StandardCharsets.UTF_8));
        assertThat(incident.findingSha256()).isEqualTo(Wire.sha256(finding.body()));
    }

    @Test
    void the_event_is_stored_before_anything_else() {
        var finding = read("03-imported-plain");
        world.bucket.crashBefore(key -> key.endsWith("incident.json"));

        assertThatThrownBy(() -> openIncident.open(finding)).isInstanceOf(Crash.class);
        assertThat(world.bucket.keys()).containsExactly(EvidenceKeys.finding(finding.incident()));
    }

    @Test
    void the_incident_keeps_the_settings_that_decide_what_becomes_of_the_evidence() {
        var incident = openIncident.open(read("03-imported-plain"));

        assertThat(incident.settings())
                .isEqualTo(new Incident.InForce(
                        "evidence",
                        "arn:aws:kms:us-east-1:444455556666:key/forensics",
                        "compliance 3 days",
                        "compliance 365 days",
                        List.of("sha256", "md5")));
    }

    @Test
    void another_capture_of_an_incident_is_one_of_its_own_that_names_it_and_is_named_in_its_log() {
        var first = openIncident.open(read("03-imported-plain"));

        var again = openIncident.open(again(first.id().value()));

        assertThat(again.again()).isEqualTo(first.id().value());
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.targets()).isEqualTo(first.targets());
        assertThat(first.again()).isEmpty();
        assertThat(world.audit.all(CapturedAgain.class)).singleElement().satisfies(noted -> {
            assertThat(noted.incident()).isEqualTo(first.id().value());
            assertThat(noted.again()).isEqualTo(again.id().value());
        });
    }

    @Test
    void what_no_incident_can_be_called_is_not_captured_again() {
        assertThatThrownBy(() -> again("../other"))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo("BAD_FIELD"))
                .hasMessageContaining("again is no incident's name");
    }

    private Finding again(String incident) {
        var request = new Request(
                "111122223333", "us-east-1", "i-0a1b2c3d4e5f60001", "", "he is back", "alice", incident, "2026-03-01");
        return Findings.only(world.readFinding.read(request.event()));
    }

    @Test
    void a_second_delivery_finds_the_incident_as_it_was_opened() {
        var first = openIncident.open(read("03-imported-plain"));
        world.clock.pass(Duration.ofHours(1));

        var second = openIncident.open(read("03-imported-plain"));

        assertThat(second).isEqualTo(first);
        assertThat(world.bucket.written()).isEqualTo(2);
        assertThat(world.audit.all(FindingRepeated.class)).isEmpty();
    }

    @Test
    void an_update_of_the_finding_is_told_to_the_first_incidents_audit() {
        var first = openIncident.open(read("09a-first-import"));

        var update = openIncident.open(read("09b-update-reimport"));

        assertThat(update).isEqualTo(first);
        assertThat(world.audit.all(FindingRepeated.class)).singleElement().satisfies(event -> {
            assertThat(event.incident()).isEqualTo(first.id().value());
            assertThat(event.sha256())
                    .isEqualTo(Wire.sha256(read("09b-update-reimport").body()));
        });
    }

    @Test
    void an_update_that_comes_before_the_first_report_opens_the_incident() {
        var first = openIncident.open(read("09b-update-reimport"));

        var late = openIncident.open(read("09a-first-import"));

        assertThat(late).isEqualTo(first);
        assertThat(world.bucket.written()).isEqualTo(2);
    }

    @Test
    void the_watch_is_sent_before_the_targets() {
        var incident = openIncident.open(read("14-multi-resource"));

        var messages = incident.sending().messages();

        assertThat(messages).hasExactlyElementsOfTypes(IncidentWatch.class, Assignment.class, Assignment.class);
    }

    @Test
    void an_ignored_event_leaves_one_audit_record_and_nothing_in_the_bucket() {
        var ignored = (Ignored) new ReadFinding(SettingsOf.tests()).read(event("10-archived"));

        openIncident.ignore(ignored);

        assertThat(world.audit.all(FindingJudged.class)).singleElement().satisfies(event -> {
            assertThat(event.decision()).isEqualTo("IGNORE");
            assertThat(event.reason()).isEqualTo("ARCHIVED");
            assertThat(event.sha256())
                    .isEqualTo(Wire.sha256(event("10-archived").getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(world.bucket.keys()).isEmpty();
    }

    private static Finding read(String file) {
        return Findings.only(new ReadFinding(SettingsOf.tests()).read(event(file)));
    }
}
