package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.sandbox.drill.World;
import impound.sandbox.sns.Published;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people are told of a collection in which nothing went wrong. */
@ExtendWith(Collected.class)
class NoticesTest {
    private final Collection collection;
    private final Chains chains;
    private final World world;
    private final String instance;

    NoticesTest(Collection collection) {
        this.collection = collection;
        this.chains = Chains.of(collection);
        this.world = collection.world();
        this.instance = collection.suspected().instance();
    }

    @Test
    void people_hear_what_may_be_done_with_the_instance_then_of_the_images_then_of_the_end() {
        // two that come by at the same moment may tell the same twice
        assertThat(published().stream().map(Published::subject).distinct())
                .containsExactly(
                        "Impound: " + instance + " may be isolated, do not stop or terminate it",
                        "Impound: " + instance + " may be terminated now",
                        "Impound IMAGED: " + collection.incident(),
                        "Impound COMPLETE: " + collection.incident());
    }

    @Test
    void that_it_may_be_isolated_names_the_volumes_and_what_dies_with_the_instance() {
        var text = published().get(0).message();

        assertThat(text)
                .contains("Account: " + collection.suspected().account())
                .contains("All its volumes (2) are snapshotted and locked since")
                .contains("Do NOT stop, hibernate or terminate it yet")
                .contains("its memory")
                .contains("Deleted with it when it is terminated (DeleteOnTermination)");
        assertThat(chains.volumes()).allSatisfy(volume -> assertThat(text).contains(volume));
    }

    @Test
    void every_notice_is_in_the_audit_log_with_the_id_that_sns_gave_it() {
        var lines = world.sandbox().logs().events(World.SECURITY, collection.region(), "ForensicDiskAudit").stream()
                .map(event -> Wire.read(event.message().getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .filter(line -> line.path("event").asText().equals("NoticePublished"))
                .toList();

        assertThat(lines)
                .extracting(line -> line.path("messageId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        published().stream().map(Published::messageId).toList());
    }

    private List<Published> published() {
        return world.sandbox().sns().published();
    }
}
