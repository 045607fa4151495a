package impound.processors.finding;

/**
 * An event from which nothing is to be collected by design. All that stays of it is one audit record.
 *
 * @param reason one of our fixed words, such as {@code SAMPLE_FINDING}
 * @param sha256 of the event's bytes
 */
public record Ignored(String reason, String message, String sha256) implements Judged {}
