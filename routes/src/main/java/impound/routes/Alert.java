package impound.routes;

import impound.processors.failure.StopCollection;
import impound.processors.notice.TellOfFailure;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;

/** Tells people of a message that was parked and of which no chain will tell. It comes last: the message is safe already. */
final class Alert implements Processor {
    private final StopCollection stops;
    private final TellOfFailure people;

    Alert(StopCollection stops, TellOfFailure people) {
        this.stops = stops;
        this.people = people;
    }

    @Override
    public void process(Exchange exchange) {
        var stage = Queues.stage(exchange);
        var text = Failed.text(exchange);
        var failure = stops.ending(stage, text, Failed.cause(exchange)).orElseThrow();
        people.parked(stage, exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, String.class), text, failure);
    }
}
