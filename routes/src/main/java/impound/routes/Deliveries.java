package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.ATTRIBUTES;

import impound.processors.evidence.CollectionFailure.DeliveredTooOften;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Parks, with a reason, what comes back again and again, before SQS moves it away without one. */
final class Deliveries implements Processor {
    private final int most;

    Deliveries(int most) {
        this.most = most;
    }

    @Override
    public void process(Exchange exchange) {
        var attributes = exchange.getMessage().getHeader(ATTRIBUTES, Map.class);
        var times = attributes == null ? null : attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        if (times != null && Integer.parseInt(times.toString()) > most) {
            throw new DeliveredTooOften(Integer.parseInt(times.toString()));
        }
    }
}
