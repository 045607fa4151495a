package impound.processors.stage;

import impound.processors.id.InstanceId;

/**
 * What EC2 says of a collector's machine at one moment.
 *
 * @param state in EC2's words, or empty where EC2 does not show it yet
 */
record Sighting(InstanceId collector, String state, String stateReason) {
    private static final String TERMINATED = "terminated";

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

    /** That it ended, and why. */
    String end() {
        return "%s ended without an image: %s"
                .formatted(collector, stateReason.isEmpty() ? "no reason given" : stateReason);
    }
}
