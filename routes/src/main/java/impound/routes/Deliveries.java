package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.ATTRIBUTES;

import impound.processors.evidence.CollectionFailure.DeliveredTooOften;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What every queue's route begins with. What comes back again and again is parked with a reason, before SQS moves it away without
 * one; and what is nobody's message goes no further.
 */
final class Deliveries implements Processor {
    private final int most;
    private final Predicate<String> ignored;

    /** @param ignored whether there is nothing to do about a body, wherever it comes */
    Deliveries(int most, Predicate<String> ignored) {
        this.most = most;
        this.ignored = ignored;
    }

    @Override
    public void process(Exchange exchange) {
        var attributes = exchange.getMessage().getHeader(ATTRIBUTES, Map.class);
        var times = attributes == null ? null : attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        if (times != null && Integer.parseInt(times.toString()) > most) {
            throw new DeliveredTooOften(Integer.parseInt(times.toString()));
        }
        if (ignored.test(exchange.getMessage().getBody(String.class))) {
            exchange.setRouteStop(true);
        }
    }
}
