package impound.collection;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.World;
import impound.sandbox.http.Call;
import impound.sandbox.http.CallRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** After each act its link is written, and then the queue behind it takes nothing for a while: the act is not done again. */
@Tag("long")
@ExtendWith(Collected.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptionTest {
    /** More than the SDK tries by itself, for each of two volumes. */
    private static final int REFUSALS = 10;

    private Collection collection;

    @BeforeAll
    void collectWithEachQueueRefusingForAWhile() {
        collection = Collection.under(AdoptionTest::refuseSends);
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
    void each_act_is_asked_of_aws_as_often_as_if_nothing_had_been_refused(Collection smooth) {
        assertThat(acts(collection)).isEqualTo(acts(smooth));
    }

    @Test
    void each_chain_has_the_links_that_it_has_if_nothing_is_refused(Collection smooth) {
        var chains = Chains.of(collection);

        assertThat(chains.volumes()).isNotEmpty().allSatisfy(volume -> assertThat(chains.kinds(volume))
                .isEqualTo(Chains.of(smooth).kinds(volume)));
    }

    @Test
    void sends_were_refused_at_all() {
        var refused = collection
                .world()
                .sandbox()
                .calls()
                .where(call ->
                        call.service().equals("sqs") && call.operation().equals("SendMessage") && !call.succeeded());

        assertThat(refused).hasSizeGreaterThanOrEqualTo(REFUSALS);
    }

    @Test
    void nothing_is_parked_for_it() {
        assertThat(collection.queues().parked()).isZero();
    }

    private static void refuseSends(World world) {
        for (var queue : List.of("restore", "launch", "attach", "image", "verify", "receive")) {
            world.sandbox()
                    .faults()
                    .on("sqs", "SendMessage")
                    .where(call -> isTo(call, queue))
                    .times(REFUSALS)
                    .before("InternalFailure", "try again later", 500);
        }
    }

    private static boolean isTo(Call call, String queue) {
        return new String(call.bodyBytes(), StandardCharsets.UTF_8).contains("/impound-" + queue + "\"");
    }

    /** What was asked of EC2 that changes something, and how often. */
    private static Map<String, Long> acts(Collection collection) {
        return collection.world().sandbox().calls().of("ec2").stream()
                .map(CallRecord::operation)
                .filter(operation -> !operation.startsWith("Describe") && !operation.startsWith("Get"))
                .collect(groupingBy(operation -> operation, TreeMap::new, counting()));
    }
}
