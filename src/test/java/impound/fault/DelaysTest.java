package impound.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DelaysTest {
    @Test
    void a_message_is_as_late_as_in_the_last_run_in_whatever_order_the_queues_are_served() {
        var run = new Delays(7);
        var share = List.of(run.twice("impound-share"), run.twice("impound-share"));
        var image = run.asARule("impound-image");

        var again = new Delays(7);

        assertThat(again.asARule("impound-image")).isEqualTo(image);
        assertThat(List.of(again.twice("impound-share"), again.twice("impound-share")))
                .isEqualTo(share);
    }

    @Test
    void another_seed_makes_others_late() {
        assertThat(new Delays(8).twice("impound-share")).isNotEqualTo(new Delays(7).twice("impound-share"));
    }

    @Test
    void what_is_parked_is_never_late() {
        assertThat(new Delays(7).twice("impound-share-parked")).isEmpty();
    }
}
