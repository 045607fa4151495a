package impound.processors.finding;

import impound.processors.Wire;

/**
 * What a person asks for without any finding, in the words in which it travels.
 *
 * @param reason why, for the record
 * @param who asks
 */
public record Request(String account, String region, String instance, String reason, String who) {
    /** The event that says so. */
    public String event() {
        return Wire.write(this);
    }
}
