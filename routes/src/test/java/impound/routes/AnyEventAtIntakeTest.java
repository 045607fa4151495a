package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.MessageParked;
import impound.processors.audit.FindingRecords.FindingDuplicated;
import impound.processors.audit.FindingRecords.FindingJudged;
import impound.processors.fakes.BentEvents;
import impound.processors.fakes.World;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is in the queue is taken out of it at the first delivery, and is on record. */
class AnyEventAtIntakeTest {
    private static World world;
    private static Coordinator coordinator;

    @BeforeContainer
    static void start() throws Exception {
        world = new World();
        coordinator = Coordinator.in(world);
    }

    @AfterContainer
    static void stop() {
        coordinator.close();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void an_event_that_was_bent_is_parked_or_on_record_and_nothing_of_it_stays(@ForAll("bent") String event)
            throws Exception {
        // so that no limit holds it back
        world.clock.pass(Duration.ofHours(2));
        var before = records();
        coordinator.queues.put("findings", event, Map.of());

        assertThat(coordinator.queues.deliver("findings")).isEmpty();

        assertThat(coordinator.queues.bodies("findings")).isEmpty();
        assertThat(records()).isGreaterThan(before);
        assertThat(coordinator.queues.bodies("findings-parked")).allMatch(event::equals);
        coordinator.queues.bodies("snapshot").forEach(Wire::readAssignment);
        coordinator.queues.forget("snapshot");
        coordinator.queues.forget("completed");
        coordinator.queues.forget("findings-parked");
    }

    @Provide
    Arbitrary<String> bent() {
        // SQS takes no empty message, so that none comes
        return Arbitraries.randomValue(BentEvents::of).filter(event -> !event.isEmpty());
    }

    private static int records() {
        return world.audit.all(FindingJudged.class).size()
                + world.audit.all(FindingDuplicated.class).size()
                + world.audit.all(MessageParked.class).size();
    }
}
