package impound.collector.record;

import java.time.Instant;

/** The collector's word that it runs, has read its task and may write to its buckets. */
public record Ready(String instance, String volume, int attempt, String version, Instant at) {}
