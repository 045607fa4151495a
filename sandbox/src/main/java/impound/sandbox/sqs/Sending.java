package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.util.List;
import java.util.function.Function;

/** Sends: what has a delay is held, the rest goes through. */
final class Sending {
    private final Broker broker;
    private final Outbox outbox;
    private final Held held;
    private volatile Function<String, List<Integer>> stragglers = queue -> List.of();

    Sending(Broker broker, Outbox outbox, Held held) {
        this.broker = broker;
        this.outbox = outbox;
        this.held = held;
    }

    JsonNode one(ObjectNode request) {
        var answer = sendOne(request);
        outbox.note(request, request);
        return answer;
    }

    JsonNode batch(ObjectNode request) {
        var answer = sendBatch(request);
        request.path("Entries").forEach(entry -> outbox.note(request, entry));
        return answer;
    }

    /** From now on each copy of a message comes that many seconds late, and there are as many copies as there are figures. */
    void straggle(Function<String, List<Integer>> seconds) {
        stragglers = seconds;
    }

    private JsonNode sendOne(ObjectNode request) {
        int delay = request.path("DelaySeconds").asInt();
        var copies = stragglers.apply(Names.outside(request.path("QueueUrl").asText()));
        if (!copies.isEmpty()) {
            checkExists(request);
            var answer = held.hold(request.deepCopy(), delay + copies.get(0));
            copies.stream()
                    .skip(1)
                    .forEach(late -> held.hold(answer.path("MessageId").asText(), request.deepCopy(), delay + late));
            return answer;
        }
        if (delay == 0) {
            return outbox.send("SendMessage", request);
        }
        checkExists(request);
        return held.hold(request, delay);
    }

    private JsonNode sendBatch(ObjectNode request) {
        var delayed = request.arrayNode();
        var rest = request.arrayNode();
        for (var entry : request.path("Entries")) {
            (entry.path("DelaySeconds").asInt() > 0 ? delayed : rest).add(entry);
        }
        if (delayed.isEmpty()) {
            return outbox.send("SendMessageBatch", request);
        }
        checkExists(request);
        var answer = rest.isEmpty() ? Json.object() : (ObjectNode) outbox.send("SendMessageBatch", part(request, rest));
        var successful = answer.withArray("Successful");
        delayed.forEach(entry -> successful.add(hold(request, (ObjectNode) entry)));
        answer.withArray("Failed");
        return answer;
    }

    private static ObjectNode part(ObjectNode request, ArrayNode entries) {
        return Json.object().put("QueueUrl", request.path("QueueUrl").asText()).set("Entries", entries);
    }

    private ObjectNode hold(ObjectNode request, ObjectNode entry) {
        var id = entry.path("Id").asText();
        int delay = entry.path("DelaySeconds").asInt();
        ObjectNode message = entry.deepCopy();
        message.remove("Id");
        message.set("QueueUrl", request.get("QueueUrl"));
        return held.hold(message, delay).put("Id", id);
    }

    /** Held or not, a message for a queue that is not there is refused at once. */
    private void checkExists(ObjectNode request) {
        var url = request.path("QueueUrl").asText();
        if (url.endsWith(".fifo")) {
            throw AwsError.bad("InvalidParameterValue", "DelaySeconds is invalid for a message of this queue type.");
        }
        var name = url.substring(url.lastIndexOf('/') + 1);
        broker.call("GetQueueUrl", Json.object().put("QueueName", name));
    }
}
