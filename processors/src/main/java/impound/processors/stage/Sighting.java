package impound.processors.stage;

import impound.processors.id.InstanceId;
import java.util.Set;

/**
 * What EC2 says of a collector's machine at one moment.
 *
 * @param state in EC2's words, or empty where EC2 does not show it yet
 */
record Sighting(InstanceId collector, String state, String stateReason) {
    private static final String TERMINATED = "terminated";
    private static final Set<String> HALTED = Set.of("stopping", "stopped");

    static Sighting none(InstanceId collector) {
        return new Sighting(collector, "", "");
    }

    /** Of one that ended so long ago that EC2 shows it no more. */
    static Sighting forgotten(InstanceId collector) {
        return new Sighting(collector, TERMINATED, "EC2 does not know it any more");
    }

    /** Whether it is on its way to its end, or there. */
    boolean isEnding() {
        return isOver() || state.equals("shutting-down");
    }

    /** Whether nothing of it can go on: until then its volume may be attached and its upload running. */
    boolean isOver() {
        return state.equals(TERMINATED);
    }

    /**
     * Whether it was stopped, or is being: by a person, or by EC2, which does so with a machine that it retires (EC2 User
     * Guide, Instance retirement). Nothing of ours stops one or starts it again; its volume stays attached until it is
     * terminated.
     */
    boolean isHalted() {
        return HALTED.contains(state);
    }

    /** That it ended or was stopped, and why. */
    String end() {
        return "%s %s without an image: %s"
                .formatted(
                        collector,
                        isHalted() ? "was stopped" : "ended",
                        stateReason.isEmpty() ? "no reason given" : stateReason);
    }
}
