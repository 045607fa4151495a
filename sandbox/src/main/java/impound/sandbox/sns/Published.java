package impound.sandbox.sns;

import java.time.Instant;

/** A notification that went out; the subject is null if it had none. */
public record Published(Instant at, String topicArn, String messageId, String subject, String message) {}
