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
    /** Whether SQS itself has moved it: nothing of ours has seen it there. */
    public boolean isMoved() {
        return parkedId.isEmpty();
    }

    /** Under this it lies on the shelf, or will. */
    String id() {
        return isMoved() ? messageId : parkedId;
    }
}
