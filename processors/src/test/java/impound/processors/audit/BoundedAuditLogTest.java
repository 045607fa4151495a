package impound.processors.audit;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.BoundedAuditLog.StoredElsewhere;
import impound.processors.fakes.AuditTrail;
import impound.processors.fakes.EvidenceBucket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Length is counted in bytes, and nothing is lost for it. */
class BoundedAuditLogTest {
    private final AuditTrail log = new AuditTrail();
    private final EvidenceBucket bucket = new EvidenceBucket();
    private final BoundedAuditLog audit = new BoundedAuditLog(log, bucket);

    /** Its text is no help to whoever reads why a test failed. */
    private record Event(String text) {
        @Override
        public String toString() {
            return "an event with a text of " + text.length();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "名", "🙂"})
    void an_event_that_just_fits_is_written_as_it_is(String letter) {
        var event = event(letter, BoundedAuditLog.LONGEST);

        audit.write(REGION, INCIDENT, event);

        assertThat(log.all(Event.class)).containsExactly(event);
        assertThat(bucket.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "名", "🙂"})
    void of_one_byte_more_the_whole_lies_in_the_bucket_and_the_log_says_where(String letter) {
        var event = event(letter, BoundedAuditLog.LONGEST + 1);
        var bytes = Wire.write(event).getBytes(StandardCharsets.UTF_8);

        audit.write(REGION, INCIDENT, event);

        assertThat(log.all(Event.class)).isEmpty();
        assertThat(log.all(StoredElsewhere.class)).singleElement().satisfies(elsewhere -> {
            assertThat(elsewhere.kind()).isEqualTo("Event");
            assertThat(elsewhere.bytes()).isEqualTo(bytes.length);
            assertThat(elsewhere.sha256()).isEqualTo(Wire.sha256(bytes));
            assertThat(elsewhere.key()).startsWith(INCIDENT + "/");
            assertThat(bucket.read(REGION, elsewhere.key())).hasValue(bytes);
        });
    }

    @Test
    void told_again_it_lies_there_once() {
        var event = event("ü", BoundedAuditLog.LONGEST + 1);

        audit.write(REGION, INCIDENT, event);
        audit.write(REGION, INCIDENT, event);

        assertThat(bucket.written()).isEqualTo(1);
        assertThat(log.all(StoredElsewhere.class))
                .hasSize(2)
                .containsOnly(log.all(StoredElsewhere.class).get(0));
    }

    /** As many of these letters as fit, and the rest of plain ones: so many bytes in all. */
    private static Event event(String letter, int bytes) {
        int frame = length("");
        int each = length(letter) - frame;
        int left = bytes - frame;
        return new Event(letter.repeat(left / each) + "-".repeat(left % each));
    }

    private static int length(String text) {
        return Wire.write(new Event(text)).getBytes(StandardCharsets.UTF_8).length;
    }
}
