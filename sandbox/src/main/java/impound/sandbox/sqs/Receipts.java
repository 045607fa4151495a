package impound.sandbox.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.SandboxTime;
import java.time.Duration;
import java.time.Instant;

/** When each message was received: nobody can keep one from the others for more than twelve hours in all. */
final class Receipts {
    private static final Duration MOST = Duration.ofSeconds(Limits.LONGEST_VISIBILITY);

    private final SandboxTime time;
    private final Recent<Instant> received = new Recent<>();

    Receipts(SandboxTime time) {
        this.time = time;
    }

    void note(String receipt) {
        received.put(receipt, time.now());
    }

    /** Of a ChangeMessageVisibility, or of one entry of its batch. */
    void check(JsonNode change) {
        var since = received.get(change.path("ReceiptHandle").asText());
        if (since == null) {
            return;
        }
        var end = time.now().plusSeconds(change.path("VisibilityTimeout").asLong());
        if (Duration.between(since, end).compareTo(MOST) > 0) {
            throw Limits.invalid(
                    "Value %s for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message"
                            + " is beyond the limit [43200 seconds].",
                    change.path("VisibilityTimeout"));
        }
    }
}
