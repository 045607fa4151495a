package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.DELAY_HEADER;

import impound.processors.Wire;
import impound.processors.custody.Hops;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import org.apache.camel.builder.RouteBuilder;

/** How a message goes on: along its routing slip, and only then is its hop stored. */
final class Forwarding extends RouteBuilder {
    /** Sends one message along its slip. */
    static final String SEND = "direct:send";
    /** Sends one message that goes on, and stores its hop. */
    static final String ONWARD = "direct:onward";
    /** Sends all that follows from a message, then counts that message as done. */
    static final String ALL_ONWARD = "direct:all-onward";

    /** Stays here: the filter of headers lets none but our own attributes out. */
    private static final String SLIP = "CamelImpoundSlip";

    private final Queues queues;
    private final Hops hops;

    Forwarding(Queues queues, Hops hops) {
        this.queues = queues;
        this.hops = hops;
    }

    @Override
    public void configure() {
        send();
        onward();
        allOnward();
    }

    /** None of these has an error handler of its own: whoever sends decides what a failure means. */
    private void send() {
        from(SEND)
                .routeId("send")
                .errorHandler(noErrorHandler())
                .setHeader(DELAY_HEADER)
                .body(Onward.class, Forwarding::delaySeconds)
                .setHeader(SLIP)
                .body(Onward.class, queues::slip)
                .transform()
                .body(Onward.class, Wire::writeOnward)
                .routingSlip(header(SLIP));
    }

    private void onward() {
        from(ONWARD)
                .routeId("onward")
                .errorHandler(noErrorHandler())
                .filter()
                .body(Onward.class, hops::isUnsent)
                .to(SEND)
                .transform()
                .body(String.class, hops::sent)
                .end();
    }

    private void allOnward() {
        from(ALL_ONWARD)
                .routeId("all-onward")
                .errorHandler(noErrorHandler())
                .split()
                .body(Sending.class, Sending::messages)
                .stopOnException()
                .to(ONWARD)
                .end()
                .transform()
                .body(Sending.class, hops::done);
    }

    /** In whole seconds, as SQS wants it; a wait is never rounded to none. */
    private static int delaySeconds(Onward onward) {
        var millis = onward.delay().toMillis();
        return millis == 0 ? 0 : Math.max(1, (int) (millis / 1000));
    }
}
