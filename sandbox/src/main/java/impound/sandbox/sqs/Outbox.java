package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;

/**
 * Hands messages to the broker: each once, or twice at the same moment where a test wants to see what at-least-once delivery
 * may do.
 */
final class Outbox {
    private final Broker broker;
    private final List<Sent> sent = new ArrayList<>();
    private final Recent<String> promisedIds = new Recent<>();
    private final ReentrantReadWriteLock delivery = new ReentrantReadWriteLock();
    private volatile boolean recording;
    private volatile Predicate<String> twice = queue -> false;

    Outbox(Broker broker) {
        this.broker = broker;
    }

    /** Bodies are large: they are kept only for who asks. */
    void record() {
        recording = true;
    }

    synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    void deliverTwice(Predicate<String> queues) {
        twice = queues;
    }

    /** Notes a message that its sender takes for sent, delayed or not. */
    synchronized void note(JsonNode request, JsonNode message) {
        if (recording) {
            sent.add(new Sent(queue(request), message.path("MessageBody").asText()));
        }
    }

    /** SendMessage or its batch, at once. */
    JsonNode send(String operation, JsonNode request) {
        if (!twice.test(queue(request))) {
            return broker.call(operation, request);
        }
        delivery.writeLock().lock();
        try {
            var answer = broker.call(operation, request);
            promise(ids(broker.call(operation, request)), ids(answer));
            return answer;
        } finally {
            delivery.writeLock().unlock();
        }
    }

    /** A message whose sender was told this id when it was held. */
    void sendUnder(String id, ObjectNode request) {
        delivery.writeLock().lock();
        try {
            promise(ids(send("SendMessage", request)), List.of(id));
        } finally {
            delivery.writeLock().unlock();
        }
    }

    /**
     * The id that the sender was told, for one that the broker gave. Nobody reads an answer of the broker while that is
     * not yet known.
     */
    String promised(String brokerId) {
        delivery.readLock().lock();
        try {
            var id = promisedIds.get(brokerId);
            return id == null ? brokerId : promised(id);
        } finally {
            delivery.readLock().unlock();
        }
    }

    private void promise(List<String> brokerIds, List<String> promised) {
        for (int i = 0; i < Math.min(brokerIds.size(), promised.size()); i++) {
            promisedIds.put(brokerIds.get(i), promised.get(i));
        }
    }

    private static List<String> ids(JsonNode answer) {
        return answer.has("MessageId")
                ? List.of(answer.get("MessageId").asText())
                : answer.findValuesAsText("MessageId");
    }

    private static String queue(JsonNode request) {
        return Names.outside(request.path("QueueUrl").asText());
    }
}
