package impound.routes;

import impound.processors.failure.Parking;
import impound.processors.failure.StopCollection;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Readies a message for its parked queue: the body as it came, the reason beside it. */
final class Park implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(Park.class);

    private final StopCollection stops;
    private final Parking parking;

    Park(StopCollection stops, Parking parking) {
        this.stops = stops;
        this.parking = parking;
    }

    @Override
    public void process(Exchange exchange) {
        var message = exchange.getMessage();
        var stage = Queues.stage(exchange);
        var failure = stops.ending(stage, Failed.text(exchange), Failed.cause(exchange))
                .orElseThrow();
        var id = message.getHeader(Sqs2Constants.MESSAGE_ID, String.class);
        LOG.atError()
                .addKeyValue("stage", stage.text())
                .addKeyValue("message", id)
                .addKeyValue("reason", failure.reason())
                .log("parked: {}", failure.getMessage());
        parking.keep(stage, id, message.getBody(String.class), failure);
        message.setHeader(Queues.ATTRIBUTE + "reason", failure.reason());
        message.setHeader(Queues.ATTRIBUTE + "stage", stage.text());
    }
}
