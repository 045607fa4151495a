package impound.routes;

import impound.processors.fakes.World;
import org.apache.camel.impl.DefaultCamelContext;

/** A coordinator with all of its routes, on queues and gateways in memory; several may share a world. */
final class Coordinator implements AutoCloseable {
    final MemoryQueues queues = new MemoryQueues();
    final DefaultCamelContext camel = new DefaultCamelContext();

    private Coordinator() {}

    static Coordinator in(World world) throws Exception {
        var made = new Coordinator();
        var wiring = new Wiring(world.settings, world.aws(), world.writer, world.clock);
        made.camel.addComponent("aws2-sqs", made.queues);
        wiring.failures().addRouteConfigurationsToCamelContext(made.camel);
        for (var routes : wiring.routes()) {
            made.camel.addRoutes(routes);
        }
        made.camel.start();
        return made;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
