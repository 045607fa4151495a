package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Received messages, hidden from the others until the sandbox's clock says that their time is over. The broker, whose clock
 * is the wall's, is told to hide them for as long as it can.
 */
final class Unseen {
    private static final Logger LOG = LoggerFactory.getLogger(Unseen.class);
    private static final String TIMEOUT = "VisibilityTimeout";
    private static final String RECEIPT = "ReceiptHandle";

    private final SandboxTime time;
    private final Broker broker;
    private final Map<String, Term> terms = new ConcurrentHashMap<>();

    /** For how long a message is hidden; each extension is a new one. */
    private record Term(String queue, Object identity) {}

    Unseen(SandboxTime time, Broker broker) {
        this.time = time;
        this.broker = broker;
    }

    /** Receives, where the caller says for how long it wants what it gets; a queue's own term is left to the broker. */
    JsonNode receive(ObjectNode request) {
        int seconds = request.path(TIMEOUT).asInt();
        if (seconds == 0) {
            return broker.call("ReceiveMessage", request);
        }
        var answer = broker.call("ReceiveMessage", request.put(TIMEOUT, Limits.LONGEST_VISIBILITY));
        for (var message : answer.path("Messages")) {
            hide(request.path("QueueUrl").asText(), message.path(RECEIPT).asText(), seconds);
        }
        return answer;
    }

    /** Hides the message of this receipt for so long from now, if it was received by way of here and is still hidden. */
    boolean extend(String queue, String receipt, int seconds) {
        if (!terms.containsKey(receipt)) {
            return false;
        }
        if (seconds == 0) {
            show(receipt, terms.get(receipt));
        } else {
            hide(queue, receipt, seconds);
        }
        return true;
    }

    /** The message is gone for good. */
    void forget(String receipt) {
        terms.remove(receipt);
    }

    /** Whoever received what is hidden now is dead, and the time that it had asked for over. */
    void showAll() {
        List.copyOf(terms.entrySet()).forEach(hidden -> show(hidden.getKey(), hidden.getValue()));
    }

    int count() {
        return terms.size();
    }

    private void hide(String queue, String receipt, int seconds) {
        var term = new Term(queue, new Object());
        terms.put(receipt, term);
        time.afterByClock(Duration.ofSeconds(seconds), () -> show(receipt, term));
    }

    private void show(String receipt, Term term) {
        if (term == null || !terms.remove(receipt, term)) {
            return;
        }
        try {
            broker.call(
                    "ChangeMessageVisibility",
                    Json.object()
                            .put("QueueUrl", term.queue())
                            .put(RECEIPT, receipt)
                            .put(TIMEOUT, 0));
        } catch (AwsError gone) {
            LOG.debug("a hidden message is there no more: {}", gone.getMessage());
        }
    }
}
