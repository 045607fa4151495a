package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A coordinator whose next message is evidence that is due at {@code share}: there a test makes something go wrong. */
abstract class AtShare {
    final World world = new World();
    final Evidence evidence = world.onRecord(Life.upTo(StageName.SHARE));
    /** As no writer of ours would space it: what is parked must be this, byte for byte. */
    final String body = Wire.write(evidence).replace("{\"kind\":\"Evidence\"", "{ \"kind\":\"Evidence\"");

    Coordinator coordinator;

    @BeforeEach
    void start() throws Exception {
        coordinator = Coordinator.in(world);
        Sources.put(world, Ids.MONITORED, State.COMPLETED);
    }

    @AfterEach
    void stop() {
        coordinator.close();
    }

    /** Delivers this text at share, whose route does not fail over it. */
    void deliver(String text) throws Exception {
        coordinator.queues.put("share", text, Map.of());
        assertThat(coordinator.queues.deliver("share")).isEmpty();
    }
}
