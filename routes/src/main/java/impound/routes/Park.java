package impound.routes;

import impound.processors.failure.Parked;
import impound.processors.failure.Parking;
import impound.processors.failure.StopCollection;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Readies a message for its parked queue: the body as it came, the reason beside it. */
final class Park implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(Park.class);

    /** For whoever finds the message in SQS's console, at night. */
    private static final String SAFE =
            "Nothing was done after this failure. This copy may be left or deleted: the work bucket"
                    + " keeps the message, and './impound replay' runs only what is unfinished, however often it is called.";

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
        var parked = parking.keep(stage, id, message.getBody(String.class), failure);
        attributes(parked).forEach(message::setHeader);
    }

    /** What stands beside the copy of something parked. */
    static Map<String, String> attributes(Parked parked) {
        return Map.of(
                ParkedQueue.PARKED_ID,
                parked.id(),
                Queues.ATTRIBUTE + "reason",
                parked.reason(),
                Queues.ATTRIBUTE + "stage",
                parked.stage().text(),
                Queues.ATTRIBUTE + "attempt",
                Integer.toString(parked.attempt()),
                Queues.ATTRIBUTE + "safe",
                SAFE);
    }
}
