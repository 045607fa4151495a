package impound.sandbox.sqs;

/** A message as its sender sent it; the queue goes by its name alone. */
public record Sent(String queue, String body) {}
