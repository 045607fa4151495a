package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A coordinator to which events are delivered. */
abstract class DeliveredEvents {
    final World world = new World();
    Coordinator coordinator;

    @BeforeEach
    void start() throws Exception {
        coordinator = Coordinator.in(world);
    }

    @AfterEach
    void stop() {
        coordinator.close();
    }

    void deliver(String body) throws Exception {
        coordinator.queues.put("findings", body, Map.of());
        assertThat(coordinator.queues.deliver("findings")).isEmpty();
    }

    static String event(String file) throws IOException {
        try (var in = World.class.getResourceAsStream("/findings/" + file + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
