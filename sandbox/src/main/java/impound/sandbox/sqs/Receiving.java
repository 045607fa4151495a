package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.SandboxTime;
import java.time.Duration;

/** Receives, and how long a received message stays hidden from others. */
final class Receiving {
    private static final String WAIT = "WaitTimeSeconds";

    private final SandboxTime time;
    private final Broker broker;
    private final Outbox outbox;
    private final Names names;
    private final Receipts receipts;

    Receiving(SandboxTime time, Broker broker, Outbox outbox, Names names, Receipts receipts) {
        this.time = time;
        this.broker = broker;
        this.outbox = outbox;
        this.names = names;
        this.receipts = receipts;
    }

    JsonNode receive(ObjectNode request) {
        if (request.path(WAIT).asInt() > 0) {
            request.put(WAIT, scaled(request.path(WAIT).asInt()));
        }
        var answer = broker.call("ReceiveMessage", request);
        for (var message : answer.path("Messages")) {
            receipts.note(message.path("ReceiptHandle").asText());
            var shown = (ObjectNode) message;
            shown.put("MessageId", outbox.promised(message.path("MessageId").asText()));
            if (message.path("Attributes") instanceof ObjectNode attributes) {
                translate(attributes, "DeadLetterQueueSourceArn");
            }
        }
        return answer;
    }

    /** A long poll is a wait like any other, or whoever stops a coordinator would wait for the last ones at full length. */
    private long scaled(int seconds) {
        return Math.max(1, time.scaled(Duration.ofSeconds(seconds)).toSeconds());
    }

    private void translate(ObjectNode attributes, String name) {
        if (attributes.has(name)) {
            attributes.put(name, names.outward(attributes.get(name).asText()));
        }
    }

    JsonNode changeVisibility(String operation, ObjectNode request) {
        receipts.check(request);
        request.path("Entries").forEach(receipts::check);
        return broker.call(operation, request);
    }
}
