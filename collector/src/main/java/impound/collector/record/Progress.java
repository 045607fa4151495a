package impound.collector.record;

import java.time.Instant;

/** How far the imaging is; each overwrites the one before. Bytes count once S3 has acknowledged their part. */
public record Progress(String instance, long bytes, long size, Instant at) {}
