package impound.collector.record;

import java.time.Instant;

/**
 * The collector's last word when it could not make the image.
 *
 * @param reason one of the collector's fixed words, such as {@code SIZE_MISMATCH}
 * @param message what was expected and what was found, for a person
 */
public record Failed(String instance, String reason, String message, Instant at) {}
