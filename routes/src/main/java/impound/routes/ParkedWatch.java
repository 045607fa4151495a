package impound.routes;

import impound.processors.gateway.Outbox;
import impound.processors.replay.TellOfParked;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;

/** Looks now and then whether something has been parked for too long. */
final class ParkedWatch extends RouteBuilder {
    private static final String NAME = "parked-watch";

    /** Often enough for a notice a day, and the first a minute after the start: a coordinator may run for less than an hour. */
    private static final String NOW_AND_THEN = "timer:" + NAME + "?delay=60000&period=3600000";

    private final Queues queues;
    private final Function<Outbox, TellOfParked> people;

    ParkedWatch(Queues queues, Function<Outbox, TellOfParked> people) {
        this.queues = queues;
        this.people = people;
    }

    @Override
    public void configure() {
        var outbox = new CamelOutbox(getContext().createProducerTemplate(), queues);
        // what fails is logged, and the next look comes anyway
        from(NOW_AND_THEN).routeId(NAME).errorHandler(noErrorHandler()).bean(people.apply(outbox), "look");
    }
}
