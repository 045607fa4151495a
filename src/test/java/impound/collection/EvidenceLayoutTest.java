package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Where everything lies that a collection of two volumes leaves: every key, as the design names it. */
@ExtendWith(Collected.class)
class EvidenceLayoutTest {
    private final Collection collection;
    private final Placeholders placeholders;

    EvidenceLayoutTest(Collection collection) {
        this.collection = collection;
        this.placeholders = Placeholders.of(collection);
    }

    @Test
    void the_evidence_bucket_has_these_keys_and_no_others() throws IOException {
        assertThat(named(collection.evidence())).isEqualTo(golden("evidence-bucket.txt"));
    }

    @Test
    void the_work_bucket_has_these_keys_and_no_others() throws IOException {
        var named = named(collection.work());

        // whether a milestone's group is ever kept depends on which volume comes first, and when
        assertThat(named)
                .filteredOn(key -> key.startsWith("groups/"))
                .isSubsetOf("groups/{incident}/imaged.json", "groups/{incident}/closing.json");
        assertThat(named).filteredOn(key -> !key.startsWith("groups/")).isEqualTo(golden("work-bucket.txt"));
    }

    @Test
    void everything_in_the_evidence_bucket_was_written_once_and_is_locked() {
        var versions = collection.evidence().versions();

        assertThat(versions)
                .extracting(ObjectVersion::key)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(collection.evidence().keys(""));
        assertThat(versions).allSatisfy(version -> {
            var stored = collection.evidence().head(version.key());
            assertThat(stored.objectLockModeAsString()).as(version.key()).isEqualTo("GOVERNANCE");
            assertThat(stored.objectLockRetainUntilDate()).isAfter(stored.lastModified());
        });
    }

    @Test
    void the_finding_lies_there_byte_for_byte_as_it_was_sent() {
        var sent = collection.queues().sent().get(0);

        assertThat(collection.evidence().text(collection.incident() + "/finding.json"))
                .isEqualTo(sent.body());
    }

    private List<String> named(Store store) {
        return store.keys("").stream().map(placeholders::in).sorted().toList();
    }

    private static List<String> golden(String name) throws IOException {
        try (var in = EvidenceLayoutTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .sorted()
                    .toList();
        }
    }
}
