package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Receives, and how long a received message stays hidden from others. */
final class Receiving {
    private final Broker broker;
    private final Outbox outbox;
    private final Names names;
    private final Receipts receipts;

    Receiving(Broker broker, Outbox outbox, Names names, Receipts receipts) {
        this.broker = broker;
        this.outbox = outbox;
        this.names = names;
        this.receipts = receipts;
    }

    JsonNode receive(ObjectNode request) {
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
