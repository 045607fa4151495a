package impound.routes;

import impound.processors.failure.Answers;
import impound.processors.failure.StopCollection;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What a failure of a route means: later, or never and a person has to look. Whatever is neither stays in its queue and
 * is delivered again.
 */
final class Failures extends RouteConfigurationBuilder {
    /** For routes of evidence and targets: what stops is put on record and goes to its end. */
    static final String STOPS = "stops";
    /** For the route of findings: what is not right is parked as it came. */
    static final String REJECTIONS = "rejections";

    private final Queues queues;
    private final StopCollection stops;
    private final Park park;

    Failures(Queues queues, StopCollection stops, Park park) {
        this.queues = queues;
        this.stops = stops;
        this.park = park;
    }

    @Override
    public void configuration() {
        var stopping = routeConfiguration(STOPS);
        stopping.onException(Exception.class)
                .onWhen(exchange -> Answers.isForLater(Failed.cause(exchange)))
                .useOriginalMessage()
                .handled(true)
                .transform(Failed.with(stops::later))
                .to(Forwarding.ONWARD);
        stopping.onException(Exception.class)
                .onWhen(exchange -> Answers.isFinal(Failed.cause(exchange)))
                .useOriginalMessage()
                .handled(true)
                .process(park)
                .recipientList()
                .exchange(queues::parked)
                .split(Failed.with(stops::stop))
                .stopOnException()
                .to(Forwarding.ONWARD);

        routeConfiguration(REJECTIONS)
                .onException(Exception.class)
                .onWhen(exchange -> Answers.isFinal(Failed.cause(exchange)))
                .useOriginalMessage()
                .handled(true)
                .process(park)
                .recipientList()
                .exchange(queues::parked);
    }
}
