package impound.processors.replay;

import impound.processors.evidence.StageName;

/**
 * A message of a parked queue.
 *
 * @param parkedId of what lies on the shelf, as our own parking writes it beside the message; empty where SQS itself has
 *     moved the message there
 * @param messageId that SQS gave it
 */
public record Copy(StageName stage, String parkedId, String messageId, String body) {
    /** Under this it lies on the shelf, or will. */
    String id() {
        return parkedId.isEmpty() ? messageId : parkedId;
    }
}
