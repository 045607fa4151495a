package impound.routes;

import impound.processors.gateway.Outbox;
import impound.processors.replay.StopMoved;
import impound.processors.settings.Settings;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;

/** Looks now and then whether SQS itself has moved something into a parked queue. */
final class MovedWatch extends RouteBuilder {
    private static final String NAME = "moved-watch";

    /** An incident waits for it meanwhile, and so may people: a third of what its own watch takes for a round at the most. */
    private static final String NOW_AND_THEN = "timer:" + NAME + "?delay=60000&period=300000";

    private final Queues queues;
    private final Settings settings;
    private final Function<Outbox, StopMoved> stops;

    MovedWatch(Queues queues, Settings settings, Function<Outbox, StopMoved> stops) {
        this.queues = queues;
        this.settings = settings;
        this.stops = stops;
    }

    @Override
    public void configure() {
        var outbox = new CamelOutbox(getContext().createProducerTemplate(), queues);
        var moved = Moved.in(getContext(), settings, stops.apply(outbox));
        // what fails is logged, and the next look comes anyway
        from(NOW_AND_THEN).routeId(NAME).errorHandler(noErrorHandler()).bean(moved, "look");
    }
}
