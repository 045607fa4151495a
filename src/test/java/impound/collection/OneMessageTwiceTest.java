package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.http.CallRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One message of each volume is delivered twice at the same moment: that to verify, which waits for nothing. */
@Tag("long")
@ExtendWith(Collected.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneMessageTwiceTest {
    private Collection collection;

    @BeforeAll
    void collectWithTheMessagesToVerifyDeliveredTwice() {
        collection =
                Collection.under(world -> world.sandbox().sqs().deliverTwice(queue -> queue.equals("impound-verify")));
    }

    @AfterEach
    void checkSource() {
        collection.site().checkUntouched();
    }

    @AfterAll
    void close() throws Exception {
        collection.close();
    }

    @Test
    void verify_had_each_message_twice() {
        var taken = collection.world().sandbox().calls().of("sqs", "DeleteMessage").stream()
                .filter(call -> call.resource().endsWith("impound-verify"))
                .filter(CallRecord::succeeded)
                .count();

        assertThat(taken).isEqualTo(2L * Chains.of(collection).volumes().size());
    }

    @Test
    void no_hop_is_sent_more_than_twice_and_the_streams_join() {
        var copies = Hop.counted(collection.queues().sent());

        assertThat(copies)
                .isNotEmpty()
                .allSatisfy((hop, times) -> assertThat(times).as(hop).isLessThanOrEqualTo(2));
    }

    @Test
    void each_chain_has_the_links_of_one_delivery(Collection once) {
        var chains = Chains.of(collection);

        assertThat(chains.volumes()).isNotEmpty().allSatisfy(volume -> assertThat(chains.kinds(volume))
                .isEqualTo(Chains.of(once).kinds(volume)));
    }
}
