package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.processors.Wire;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audit log: the article's two records word for word, and an event for each link that makes it unchangeable. */
@ExtendWith(Collected.class)
class AuditRecordsTest {
    private final Collection collection;
    private final Placeholders placeholders;

    AuditRecordsTest(Collection collection) {
        this.collection = collection;
        this.placeholders = Placeholders.of(collection);
    }

    @Test
    void the_snapshots_of_an_instance_are_told_of_as_in_the_article() throws IOException {
        var started = records().stream()
                .filter(record -> record.has("CapturedSnapshots"))
                .toList();

        assertThat(started).hasSize(1).extracting(this::named).containsExactly(golden("capture-started.json"));
    }

    @Test
    void each_volume_that_is_done_is_told_of_as_in_the_article() throws IOException {
        var completed = records().stream()
                .filter(record -> record.has("DiskImageLocation"))
                .toList();

        assertThat(completed)
                .extracting(this::named)
                .containsExactlyInAnyOrder(
                        golden("capture-completed-root.json"), golden("capture-completed-data.json"));
    }

    @Test
    void each_link_is_told_of_with_the_hash_of_its_stored_document() {
        var chains = Chains.of(collection);
        var stored = new ArrayList<String>();
        for (var volume : chains.volumes()) {
            var documents = chains.documents(volume);
            for (int i = 0; i < documents.size(); i++) {
                var kind = chains.kinds(volume).get(i);
                stored.add("%s %d %s %s".formatted(volume, i + 1, kind, Wire.sha256(documents.get(i))));
            }
        }

        var told = records().stream()
                .filter(record -> record.path("event").asText().equals("LinkWritten"))
                .map(record -> "%s %d %s %s"
                        .formatted(
                                record.path("of").asText(),
                                record.path("number").asInt(),
                                record.path("kind").asText(),
                                record.path("sha256").asText()))
                .distinct()
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void every_event_has_an_id_and_no_two_that_differ_have_the_same() {
        var records = records();

        assertThat(records).allSatisfy(record -> assertThat(id(record)).isNotEmpty());
        assertThat(records.stream().map(AuditRecordsTest::id).distinct().count())
                .isEqualTo(records.stream().distinct().count());
    }

    private List<JsonNode> records() {
        var world = collection.world();
        return world.sandbox().logs().events(World.SECURITY, collection.region(), "ForensicDiskAudit").stream()
                .map(event -> Wire.read(event.message().getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .toList();
    }

    private static String id(JsonNode record) {
        return record.path("EventID").asText(record.path("eventID").asText());
    }

    private String named(JsonNode record) {
        var zoned = record.has("VolumeAZ") ? ((ObjectNode) record).put("VolumeAZ", zone(record)) : record;
        return placeholders.in(zoned.toPrettyString());
    }

    /** Which of its region's zones it is depends on the volume's id. */
    private static String zone(JsonNode record) {
        var zone = record.get("VolumeAZ").asText();
        return zone.matches("us-east-1[ab]") ? "{zone}" : zone;
    }

    private static String golden(String name) throws IOException {
        try (var in = AuditRecordsTest.class.getResourceAsStream(name)) {
            return Wire.read(in.readAllBytes(), JsonNode.class).toPrettyString();
        }
    }
}
