package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the finding in Security Hub says of its collection, and that this starts nothing and stops nothing. */
@Tag("long")
class WriteBackTest {
    private static final String REGION = World.HOME;

    /** OCSF, Finding, status_id. */
    private static final int IN_PROGRESS = 2;

    @Test
    void a_finding_says_that_it_is_collected_then_what_that_came_to_and_what_comes_back_changes_nothing()
            throws Exception {
        try (var site = Site.under(WriteBackTest::writingBack)) {
            site.world().sandbox().securityHub().onUpdate(event -> site.submit(event));
            site.submit(DrillFinding.text());

            var collection = site.await(REGION, 1).get(0);

            var updated = site.world().sandbox().securityHub().updated();
            assertThat(updated)
                    .extracting(finding ->
                            finding.at("/UserDefinedFields/impoundState").asText())
                    .containsExactly("COLLECTING", "COMPLETE");
            assertThat(updated)
                    .extracting(finding -> finding.at("/Workflow/Status").asText())
                    .containsExactly("NOTIFIED", "NOTIFIED");
            assertThat(updated).allSatisfy(finding -> {
                assertThat(finding.at("/UserDefinedFields/impoundIncident").asText())
                        .isEqualTo(collection.incident());
                assertThat(finding.at("/Note/Text").asText()).contains(collection.incident());
            });
            assertThat(incidents(site)).hasSize(1);
            assertThat(events(site, "FindingDuplicated")).hasSize(2);
            assertThat(events(site, "FindingWrittenBack")).hasSize(2);
            assertThat(site.queues().parked()).isZero();
        }
    }

    @Test
    void a_finding_of_the_new_hub_says_it_in_its_comment_and_what_comes_back_changes_nothing() throws Exception {
        var suspect = Suspected.in(DrillFinding.text()).get(0);
        var finding = KnownInput.OCSF
                .event()
                .replace("123456789012", suspect.account())
                .replace("us-west-2", REGION)
                .replace("i-0a1b2c3d4e5f60002", suspect.instance());
        try (var site = Site.under(world -> {
            Collection.suspect(world);
            world.sandbox().securityHub().holds(World.SECURITY, REGION, finding);
            writeBack(world);
        })) {
            site.world().sandbox().securityHub().onUpdate(event -> site.submit(event));
            site.submit(finding);

            var collection = site.await(REGION, 1).get(0);

            assertThat(site.world().sandbox().securityHub().updated())
                    .extracting(updated -> updated.path("comment").asText(), updated -> updated.path("status_id")
                            .asInt())
                    .containsExactly(
                            tuple(said(site, "begun"), IN_PROGRESS), tuple(said(site, "ended-0001"), IN_PROGRESS));
            assertThat(said(site, "begun")).contains("collects", collection.incident());
            assertThat(said(site, "ended-0001")).contains("COMPLETE", collection.incident());
            assertThat(incidents(site)).hasSize(1);
            assertThat(events(site, "FindingDuplicated")).hasSize(2);
            assertThat(site.queues().parked()).isZero();
        }
    }

    @Test
    void nothing_is_asked_of_the_hub_unless_it_is_on() throws Exception {
        try (var site = Site.under(WriteBackTest::withHub)) {
            site.submit(DrillFinding.text());

            site.await(REGION, 1);

            assertThat(site.world().sandbox().calls().of("securityhub")).isEmpty();
        }
    }

    @Test
    void a_hub_that_refuses_us_costs_the_collection_nothing_and_is_on_record() throws Exception {
        try (var site = Site.under(world -> {
            writingBack(world);
            world.sandbox()
                    .faults()
                    .on("securityhub", "*")
                    .always()
                    .before("AccessDeniedException", "not authorized to perform: securityhub:BatchUpdateFindings", 403);
        })) {
            site.submit(DrillFinding.text());

            var collection = site.await(REGION, 1).get(0);

            assertThat(state(collection)).isEqualTo("COMPLETE");
            assertThat(events(site, "WriteBackFailed"))
                    .extracting(event -> event.path("name").asText())
                    .containsExactlyInAnyOrder("begun", "ended-0001");
            assertThat(site.queues().parked()).isZero();
        }
    }

    @Test
    void a_hub_that_is_down_costs_the_collection_nothing_and_is_told_later() throws Exception {
        try (var site = Site.under(world -> {
            writingBack(world);
            world.sandbox().faults().on("securityhub", "*").times(12).before("InternalException", "down", 500);
        })) {
            site.submit(DrillFinding.text());

            var collection = site.await(REGION, 1).get(0);

            assertThat(state(collection)).isEqualTo("COMPLETE");
            assertThat(site.world().sandbox().securityHub().updated()).last().satisfies(finding -> assertThat(
                            finding.at("/UserDefinedFields/impoundState").asText())
                    .isEqualTo("COMPLETE"));
            assertThat(events(site, "WriteBackFailed")).isNotEmpty();
        }
    }

    private static void withHub(World world) {
        Collection.suspect(world);
        world.sandbox().securityHub().holds(World.SECURITY, REGION, DrillFinding.text());
    }

    private static void writingBack(World world) {
        withHub(world);
        writeBack(world);
    }

    private static void writeBack(World world) {
        world.settings().setProperty("impound.write-back", "on");
    }

    private static String state(Collection collection) {
        return collection
                .evidence()
                .json(collection.incident() + "/closing/0001.json")
                .path("state")
                .asText();
    }

    /** What the audit log says that the findings say. */
    private static String said(Site site, String note) {
        return events(site, "FindingWrittenBack").stream()
                .filter(event -> event.path("eventID").asText().endsWith("/write-back/" + note))
                .findFirst()
                .orElseThrow()
                .path("text")
                .asText();
    }

    private static List<String> incidents(Site site) {
        return site.evidence(REGION).keys("").stream()
                .filter(key -> key.endsWith("/incident.json"))
                .toList();
    }

    private static List<JsonNode> events(Site site, String kind) {
        return site.world().sandbox().logs().events(World.SECURITY, REGION, "ForensicDiskAudit").stream()
                .map(event -> Wire.read(event.message().getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .filter(event -> event.path("event").asText().equals(kind))
                .toList();
    }
}
