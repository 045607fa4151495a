package impound.sandbox.logs;

/** One line of a log stream; times in milliseconds since 1970, as on the wire. */
public record LogEvent(String id, String stream, long timestamp, long ingested, String message) {}
