package impound.collector.record;

/**
 * The collector's user data: where its task lies and which bytes it must have. User data is limited to 16 KiB and visible
 * to whoever may describe the instance, so nothing else is in it.
 *
 * @param sha256 of the task's bytes, in lower-case hexadecimal; a task with other bytes is refused
 */
public record TaskPointer(String region, String bucket, String key, String sha256) {}
