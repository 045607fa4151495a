package impound.processors.custody;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Sending;
import impound.processors.fakes.Life;
import impound.processors.fakes.WorkBucket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HopsTest {
    private static final String KEY = "hops/" + INCIDENT + "/watch";

    private final WorkBucket records = new WorkBucket();
    private final Hops hops = new Hops(records);

    @Test
    void a_message_of_which_nothing_is_stored_is_current() {
        assertThat(hops.isCurrent(watch(0))).isTrue();
        assertThat(hops.dropped()).isZero();
    }

    @Test
    void a_message_that_was_sent_on_is_not_current_and_is_counted() {
        hops.sent(Wire.write(watch(4)));

        assertThat(hops.isCurrent(watch(3))).isFalse();
        assertThat(hops.dropped()).isEqualTo(1);
    }

    @Test
    void the_message_that_was_sent_is_current_for_its_receiver() {
        hops.sent(Wire.write(watch(4)));

        assertThat(hops.isCurrent(watch(4))).isTrue();
    }

    @Test
    void what_was_sent_goes_on_as_it_is() {
        var text = Wire.write(watch(4));

        assertThat(hops.sent(text)).isEqualTo(text);
    }

    @Test
    void the_stored_hop_is_never_lowered() {
        hops.sent(Wire.write(watch(7)));

        hops.sent(Wire.write(watch(4)));

        assertThat(records.text(REGION, KEY)).isEqualTo("7");
    }

    @Test
    void a_message_is_done_once_all_that_follows_from_it_was_sent() {
        hops.done(new Sending(watch(2), List.of()));

        assertThat(hops.isCurrent(watch(2))).isFalse();
        assertThat(hops.isCurrent(watch(3))).isTrue();
    }

    @Test
    void a_rival_that_stores_a_lower_hop_first_is_raised() {
        records.rivalWritesFirst(() -> put("3"));

        hops.sent(Wire.write(watch(5)));

        assertThat(records.text(REGION, KEY)).isEqualTo("5");
    }

    @Test
    void a_rival_that_replaces_it_with_a_higher_hop_is_left_alone() {
        hops.sent(Wire.write(watch(1)));
        records.rivalWritesFirst(() -> put("9"));

        hops.sent(Wire.write(watch(5)));

        assertThat(records.text(REGION, KEY)).isEqualTo("9");
    }

    @Test
    void what_another_process_has_raised_since_we_looked_is_not_lowered() {
        put("3");
        hops.isCurrent(watch(3));
        put("9");

        hops.sent(Wire.write(watch(5)));

        assertThat(records.text(REGION, KEY)).isEqualTo("9");
    }

    @Test
    void a_hop_that_another_process_has_stored_since_we_looked_is_seen() {
        put("3");
        hops.isCurrent(watch(3));
        put("4");

        assertThat(hops.isCurrent(watch(3))).isFalse();
        assertThat(hops.isUnsent(watch(3))).isFalse();
    }

    @Test
    void what_this_process_has_stored_itself_is_not_asked_for_again() {
        hops.sent(Wire.write(watch(4)));
        records.beUnreachableFor(KEY::equals);

        assertThat(hops.isUnsent(watch(3))).isFalse();
        assertThat(hops.isCurrent(watch(3))).isFalse();
        hops.done(new Sending(watch(3), List.of()));
    }

    private void put(String hop) {
        records.put(REGION, KEY, hop.getBytes(StandardCharsets.UTF_8));
    }

    private static IncidentWatch watch(int hop) {
        return new IncidentWatch(INCIDENT, REGION, Life.AT, hop);
    }
}
