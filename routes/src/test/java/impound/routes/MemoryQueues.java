package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.ATTRIBUTES;
import static org.apache.camel.component.aws2.sqs.Sqs2Constants.MESSAGE_ATTRIBUTES;
import static org.apache.camel.component.aws2.sqs.Sqs2Constants.MESSAGE_ID;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Queues in memory, in the place of SQS: a message whose route failed comes again, and sending can fail. */
final class MemoryQueues extends Sqs2Component {
    private final Map<String, Deque<Sent>> queues = new TreeMap<>();
    private final Map<String, Consumer> receivers = new TreeMap<>();
    private String refusing = "";

    /** A message as it lies in a queue. */
    record Sent(String body, Map<String, Object> headers, int receives) {}

    /** The bodies that lie in the queue of this name. */
    List<String> bodies(String name) {
        return queue(name).stream().map(Sent::body).toList();
    }

    List<Sent> sent(String name) {
        return List.copyOf(queue(name));
    }

    /** Everything that lies anywhere, by the name of its queue. */
    List<String> names() {
        var names = new ArrayList<String>();
        queues.forEach((name, queue) -> queue.forEach(sent -> names.add(name)));
        return names;
    }

    void put(String name, String body, Map<String, Object> headers) {
        queue(name).add(new Sent(body, headers, 0));
    }

    /** Whatever lies there has lain there for too long. */
    void forget(String name) {
        queue(name).clear();
    }

    /** The next message to this queue is not taken. */
    void refuseOnce(String name) {
        refusing = name;
    }

    /** Delivers the queue's first message; answers what its route failed with, and then it lies there again. */
    Optional<Exception> deliver(String name) throws Exception {
        var message = queue(name).remove();
        var receiver = receivers.get(name);
        var exchange = receiver.getEndpoint().createExchange();
        exchange.getMessage().setBody(message.body());
        exchange.getMessage().setHeaders(new TreeMap<>(message.headers()));
        exchange.getMessage().setHeader(MESSAGE_ID, "message-1");
        var receives = message.receives() + 1;
        exchange.getMessage()
                .setHeader(ATTRIBUTES, Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "" + receives));
        exchange.getMessage().setHeader(MESSAGE_ATTRIBUTES, attributes(message));
        receiver.getProcessor().process(exchange);
        if (exchange.getException() != null) {
            queue(name).addFirst(new Sent(message.body(), message.headers(), receives));
        }
        return Optional.ofNullable(exchange.getException());
    }

    /** The queue of this name is empty, and its route hears of it. */
    void deliverNothing(String name) throws Exception {
        var receiver = receivers.get(name);
        receiver.getProcessor().process(receiver.getEndpoint().createExchange());
    }

    private static Map<String, MessageAttributeValue> attributes(Sent message) {
        var attributes = new TreeMap<String, MessageAttributeValue>();
        message.headers().forEach((name, value) -> {
            if (name.startsWith(Queues.ATTRIBUTE)) {
                attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .stringValue(value.toString())
                                .build());
            }
        });
        return attributes;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        parameters.clear();
        return new Queue(uri, remaining);
    }

    private Deque<Sent> queue(String name) {
        return queues.computeIfAbsent(name, none -> new ArrayDeque<>());
    }

    private void take(String name, Exchange exchange) {
        if (refusing.equals(name)) {
            refusing = "";
            throw SdkClientException.create("connection reset");
        }
        SqsRules.admit(exchange.getMessage());
        put(
                name,
                exchange.getMessage().getBody(String.class),
                Map.copyOf(exchange.getMessage().getHeaders()));
    }

    private final class Queue extends DefaultEndpoint {
        private final String name;

        Queue(String uri, String remaining) {
            super(uri, MemoryQueues.this);
            this.name = remaining.replace("impound-", "");
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    take(name, exchange);
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            var consumer = new DefaultConsumer(this, processor);
            receivers.put(name, consumer);
            return consumer;
        }
    }
}
