package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target;

/**
 * What was decided about a finding, or about one instance that it names.
 *
 * @param reason one of our fixed words, such as {@code SAMPLE_FINDING}; empty where it is accepted
 * @param finding id of the finding, as its product gave it; empty where an event has none
 * @param resource what the decision is about, as the finding names it, or the place in the event of what cannot be read; empty
 *     where it is about the whole finding
 * @param target what is captured; null where nothing is
 */
public record Verdict(
        Decision decision, String reason, String message, String finding, String resource, Target target) {
    /** What becomes of it. */
    public enum Decision {
        /** All EBS volumes of the instance are captured, or the one volume that a person asks for. */
        ACCEPT,
        /** By design there is nothing to capture. */
        IGNORE,
        /** A person has to look. */
        REJECT
    }

    static Verdict accept(String finding, String resource, Target target) {
        return new Verdict(Decision.ACCEPT, "", "", finding, resource, target);
    }

    static Verdict ignore(String reason, String message, String finding, String resource) {
        return new Verdict(Decision.IGNORE, reason, message, finding, resource, null);
    }

    public static Verdict reject(Rejected why, String finding, String resource) {
        return new Verdict(Decision.REJECT, why.reason(), String.valueOf(why.getMessage()), finding, resource, null);
    }

    boolean is(Decision one) {
        return decision == one;
    }
}
