package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.SandboxTime;
import impound.sandbox.http.Json;
import java.time.Duration;

/** Receives, and how long a received message stays hidden from others. */
final class Receiving {
    private static final String WAIT = "WaitTimeSeconds";
    private static final String RECEIPT = "ReceiptHandle";

    private final SandboxTime time;
    private final Broker broker;
    private final Outbox outbox;
    private final Names names;
    private final Receipts receipts;
    private final Unseen unseen;

    Receiving(SandboxTime time, Broker broker, Outbox outbox, Names names, Receipts receipts, Unseen unseen) {
        this.time = time;
        this.broker = broker;
        this.outbox = outbox;
        this.names = names;
        this.receipts = receipts;
        this.unseen = unseen;
    }

    JsonNode receive(ObjectNode request) {
        if (request.path(WAIT).asInt() > 0) {
            request.put(WAIT, scaled(request.path(WAIT).asInt()));
        }
        var answer = unseen.receive(request);
        for (var message : answer.path("Messages")) {
            receipts.note(message.path(RECEIPT).asText());
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
        return Math.max(1, time.kept(Duration.ofSeconds(seconds)).toSeconds());
    }

    private void translate(ObjectNode attributes, String name) {
        if (attributes.has(name)) {
            attributes.put(name, names.outward(attributes.get(name).asText()));
        }
    }

    JsonNode changeVisibility(ObjectNode request) {
        receipts.check(request);
        return isChanged(request, request) ? Json.object() : broker.call("ChangeMessageVisibility", request);
    }

    /** Entries that the broker has to judge go there; of the others it need not know. */
    JsonNode changeVisibilities(ObjectNode request) {
        request.path("Entries").forEach(receipts::check);
        var done = Json.object();
        var successful = done.putArray("Successful");
        done.putArray("Failed");
        var others = request.arrayNode();
        for (var entry : request.path("Entries")) {
            if (isChanged(request, entry)) {
                successful.addObject().put("Id", entry.path("Id").asText());
            } else {
                others.add(entry);
            }
        }
        if (!others.isEmpty()) {
            var answer = broker.call(
                    "ChangeMessageVisibilityBatch", request.deepCopy().set("Entries", others));
            answer.path("Successful").forEach(successful::add);
            answer.path("Failed").forEach(done.withArray("Failed")::add);
        }
        return done;
    }

    JsonNode delete(String operation, ObjectNode request) {
        var answer = broker.call(operation, request);
        unseen.forget(request.path(RECEIPT).asText());
        request.path("Entries")
                .forEach(entry -> unseen.forget(entry.path(RECEIPT).asText()));
        return answer;
    }

    private boolean isChanged(ObjectNode request, JsonNode change) {
        return unseen.extend(
                request.path("QueueUrl").asText(),
                change.path(RECEIPT).asText(),
                change.path("VisibilityTimeout").asInt());
    }
}
