package impound.processors.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import impound.processors.Wire;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.id.IncidentId;

/**
 * What a person asks for without any finding, in the words in which it travels.
 *
 * @param instance whose EBS volumes are asked for; empty where a volume is
 * @param volume asked for by itself; empty where an instance is
 * @param reason why, for the record
 * @param who asks
 * @param again the incident that is to be captured once more; empty for the first time
 * @param request tells one such wish from the next; empty for the first time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Request(
        String account,
        String region,
        String instance,
        String volume,
        String reason,
        String who,
        String again,
        String request) {
    /** All EBS volumes of an instance, for the first time. */
    public static Request ofInstance(String account, String region, String instance, String reason, String who) {
        return new Request(account, region, instance, "", reason, who, "", "");
    }

    /** One EBS volume, for the first time. */
    public static Request ofVolume(String account, String region, String volume, String reason, String who) {
        return new Request(account, region, "", volume, reason, who, "", "");
    }

    /** A target of this incident once more. */
    public static Request again(Target target, String reason, String who, IncidentId again, String request) {
        var isVolume = target instanceof VolumeTarget;
        return new Request(
                target.account().value(),
                target.region().value(),
                isVolume ? "" : target.name(),
                isVolume ? target.name() : "",
                reason,
                who,
                again.value(),
                request);
    }

    /** The event that says so. */
    public String event() {
        return Wire.write(this);
    }
}
