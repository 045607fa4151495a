package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.FindingRecords.FindingDuplicated;
import impound.processors.audit.FindingRecords.FindingJudged;
import impound.processors.fakes.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A finding that two feeds report at the same moment, the member's and the administrator's, to two coordinators. */
class TwoFeedsTest {
    private final World world = new World();
    private final List<Coordinator> coordinators = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        coordinators.add(Coordinator.in(world));
        coordinators.add(Coordinator.in(world));
    }

    @AfterEach
    void stop() {
        coordinators.forEach(Coordinator::close);
    }

    @Test
    void whoever_comes_while_the_other_claims_it_captures_nothing() throws Exception {
        world.records.rivalWritesFirst(() -> deliver(coordinators.get(1), byTheAdministrator()));

        deliver(coordinators.get(0), byTheMember());

        assertThat(coordinators.get(0).queues.names()).isEmpty();
        assertThat(coordinators.get(1).queues.names()).containsExactly("completed", "snapshot");
        captureIsOneAndTheOtherOnRecord();
    }

    @RepeatedTest(8)
    void at_the_same_moment_one_of_them_is_captured() throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        var feeds = List.of(byTheMember(), byTheAdministrator());
        var deliveries = new ArrayList<Future<?>>();
        for (int i = 0; i < 2; i++) {
            var coordinator = coordinators.get(i);
            var event = feeds.get(i);
            deliveries.add(threads.submit(() -> {
                start.await();
                deliver(coordinator, event);
                return null;
            }));
        }

        start.countDown();
        for (var delivery : deliveries) {
            delivery.get();
        }
        threads.shutdown();

        assertThat(coordinators.stream().flatMap(one -> one.queues.names().stream()))
                .containsExactly("completed", "snapshot");
        captureIsOneAndTheOtherOnRecord();
    }

    private void captureIsOneAndTheOtherOnRecord() {
        assertThat(world.audit.all(FindingJudged.class)).hasSize(1);
        assertThat(world.audit.all(FindingDuplicated.class)).hasSize(1);
        assertThat(world.bucket.keys())
                .filteredOn(key -> key.endsWith("incident.json"))
                .hasSize(1);
    }

    private static void deliver(Coordinator coordinator, String event) {
        coordinator.queues.put("findings", event, Map.of());
        try {
            assertThat(coordinator.queues.deliver("findings")).isEmpty();
        } catch (Exception e) {
            throw new AssertionError("not delivered", e);
        }
    }

    private static String byTheMember() {
        return byTheAdministrator()
                .replace("\"account\": \"444455556666\"", "\"account\": \"111122223333\"")
                .replaceFirst("\"id\": \"[0-9a-f-]+\"", "\"id\": \"0e0e0003-0000-4000-8000-0000000000ff\"");
    }

    private static String byTheAdministrator() {
        try (var in = World.class.getResourceAsStream("/findings/03-imported-plain.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no finding", e);
        }
    }
}
