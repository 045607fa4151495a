package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that are sent with a delay wait here, on the sandbox's time, before the broker sees them. */
final class Held {
    private static final Logger LOG = LoggerFactory.getLogger(Held.class);

    private final SandboxTime time;
    private final Outbox outbox;
    private final Map<String, Set<ObjectNode>> waiting = new ConcurrentHashMap<>();

    Held(SandboxTime time, Outbox outbox) {
        this.time = time;
        this.outbox = outbox;
    }

    /** Keeps the message and answers as SQS does at once; the request's queue URL is the broker's. */
    ObjectNode hold(ObjectNode request, int seconds) {
        return hold(UUID.randomUUID().toString(), request, seconds);
    }

    /** The same, of a message that has its id already. */
    ObjectNode hold(String id, ObjectNode request, int seconds) {
        var queue = request.path("QueueUrl").asText();
        waitingAt(queue).add(request);
        request.remove("DelaySeconds");
        time.after(Duration.ofSeconds(seconds), () -> deliver(queue, id, request));
        var answer = Json.object()
                .put("MessageId", id)
                .put("MD5OfMessageBody", Md5.ofBody(request.path("MessageBody").asText()));
        if (!request.path("MessageAttributes").isEmpty()) {
            answer.put("MD5OfMessageAttributes", Md5.ofAttributes(request.get("MessageAttributes")));
        }
        return answer;
    }

    int count(String queue) {
        return waitingAt(queue).size();
    }

    void purge(String queue) {
        waitingAt(queue).clear();
    }

    private Set<ObjectNode> waitingAt(String queue) {
        return waiting.computeIfAbsent(
                queue, one -> Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    private void deliver(String queue, String id, ObjectNode request) {
        if (!waitingAt(queue).remove(request)) {
            return;
        }
        try {
            outbox.sendUnder(id, request);
        } catch (AwsError gone) {
            LOG.debug("a delayed message has no queue any more: {}", gone.getMessage());
        }
    }
}
