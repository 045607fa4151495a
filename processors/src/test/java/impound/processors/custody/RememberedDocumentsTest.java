package impound.processors.custody;

import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.gateway.Documents;
import impound.processors.id.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedDocumentsTest {
    private static final byte[] LINK = {1, 2, 3};

    private final Bucket bucket = new Bucket();
    private final Documents remembered = new RememberedDocuments(bucket);

    @Test
    void a_document_is_asked_for_once() {
        bucket.writeOnce(REGION, "0001.json", LINK);

        remembered.read(REGION, "0001.json");
        var again = remembered.read(REGION, "0001.json");

        assertThat(again).contains(LINK);
        assertThat(bucket.asked).containsExactly("0001.json");
    }

    @Test
    void what_was_not_there_is_looked_for_again() {
        remembered.read(REGION, "0001.json");
        bucket.writeOnce(REGION, "0001.json", LINK);

        var found = remembered.read(REGION, "0001.json");

        assertThat(found).contains(LINK);
    }

    @Test
    void each_region_has_its_own() {
        bucket.writeOnce(REGION, "0001.json", LINK);
        remembered.read(REGION, "0001.json");

        var elsewhere = remembered.read(new Region("eu-central-1"), "0001.json");

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void whoever_changes_what_he_was_given_changes_nothing_for_others() {
        bucket.writeOnce(REGION, "0001.json", LINK);
        remembered.read(REGION, "0001.json").orElseThrow()[0] = 9;
        remembered.read(REGION, "0001.json").orElseThrow()[0] = 9;

        var again = remembered.read(REGION, "0001.json");

        assertThat(again).contains(LINK);
    }

    @Test
    void what_was_not_asked_for_in_the_longest_time_is_forgotten_before_memory_is_full() {
        var large = new byte[6 << 20];
        List.of("a", "b", "c").forEach(key -> bucket.writeOnce(REGION, key, large));

        List.of("a", "b", "a", "c", "a", "b").forEach(key -> remembered.read(REGION, key));

        assertThat(bucket.asked).containsExactly("a", "b", "c", "b");
    }

    @Test
    void what_is_written_is_in_the_bucket() {
        var wrote = remembered.writeOnce(REGION, "0001.json", LINK);

        assertThat(wrote).isTrue();
        assertThat(bucket.documents).containsKey("0001.json");
    }

    /** Counts what it is asked for. */
    private static final class Bucket implements Documents {
        private final Map<String, byte[]> documents = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public boolean writeOnce(Region region, String key, byte[] document) {
            return documents.putIfAbsent(key, document) == null;
        }

        @Override
        public Optional<byte[]> read(Region region, String key) {
            asked.add(key);
            return Optional.ofNullable(documents.get(key)).map(byte[]::clone).filter(found -> region.equals(REGION));
        }
    }
}
