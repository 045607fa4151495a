package impound.processors.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import impound.processors.Wire;

/**
 * What a person asks for without any finding, in the words in which it travels.
 *
 * @param reason why, for the record
 * @param who asks
 * @param again the incident that is to be captured once more; empty for the first time
 * @param request tells one such wish from the next; empty for the first time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Request(
        String account, String region, String instance, String reason, String who, String again, String request) {
    /** For the first time. */
    public static Request first(String account, String region, String instance, String reason, String who) {
        return new Request(account, region, instance, reason, who, "", "");
    }

    /** The event that says so. */
    public String event() {
        return Wire.write(this);
    }
}
