package impound.processors.custody;

import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.custody.Intents.Intent;
import impound.processors.fakes.SettableClock;
import impound.processors.fakes.WorkBucket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class IntentsTest {
    private static final String KEY = "intents/x";

    private final WorkBucket records = new WorkBucket();
    private final SettableClock clock = new SettableClock();
    private final Intents intents = new Intents(records, clock);

    @Test
    void an_intent_is_on_record_before_its_call_is_made() {
        Intent seen = intents.call(REGION, KEY, intent -> {
            assertThat(intents.find(REGION, KEY)).contains(intent);
            return intent;
        });

        assertThat(intents.find(REGION, KEY)).contains(seen);
    }

    @Test
    void each_call_has_a_time_and_a_nonce_of_its_own() {
        Intent first = intents.call(REGION, KEY, intent -> intent);
        clock.pass(Duration.ofHours(1));

        Intent second = intents.call(REGION, KEY, intent -> intent);

        assertThat(second.nonce()).isNotEqualTo(first.nonce());
        assertThat(Duration.between(first.at(), second.at())).isEqualTo(Duration.ofHours(1));
        assertThat(intents.find(REGION, KEY)).contains(second);
    }

    @Test
    void what_aws_itself_refused_was_not_made_and_leaves_no_intent() {
        var refusal =
                Ec2Exception.builder().statusCode(400).message("throttled").build();

        assertThatThrownBy(() -> intents.call(REGION, KEY, intent -> {
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(intents.find(REGION, KEY)).isEmpty();
    }

    @Test
    void a_lost_answer_leaves_the_intent_since_the_thing_may_be_there() {
        var lost = SdkClientException.create("connection reset");

        assertThatThrownBy(() -> intents.call(REGION, KEY, intent -> {
                    throw lost;
                }))
                .isSameAs(lost);

        assertThat(intents.find(REGION, KEY)).isPresent();
    }
}
