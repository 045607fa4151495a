package impound.processors.custody;

import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.SettableClock;
import impound.processors.fakes.WorkBucket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntentsTest {
    private final WorkBucket records = new WorkBucket();
    private final SettableClock clock = new SettableClock();
    private final Intents intents = new Intents(records, clock);

    @Test
    void an_intent_is_fresh_once_and_keeps_its_nonce_and_time() {
        var first = intents.of(REGION, "intents/x");
        clock.pass(Duration.ofHours(1));

        var second = intents.of(REGION, "intents/x");

        assertThat(first.fresh()).isTrue();
        assertThat(second).isEqualTo(new Intents.Intent(first.nonce(), first.at(), false));
    }

    @Test
    void of_two_processes_one_has_the_fresh_intent_and_both_have_its_nonce() {
        var others = new Intents(records, clock);
        var theirs = new Intents.Intent[1];
        records.rivalWritesFirst(() -> theirs[0] = others.of(REGION, "intents/x"));

        var ours = intents.of(REGION, "intents/x");

        assertThat(ours.fresh()).isFalse();
        assertThat(theirs[0].fresh()).isTrue();
        assertThat(ours.nonce()).isEqualTo(theirs[0].nonce());
    }

    @Test
    void two_intents_share_no_nonce() {
        assertThat(intents.of(REGION, "intents/x").nonce())
                .isNotEqualTo(intents.of(REGION, "intents/y").nonce());
    }
}
