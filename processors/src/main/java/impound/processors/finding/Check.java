package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;
import java.util.List;

/**
 * One thing that was looked at to decide about a finding, or about what it names.
 *
 * @param field what was looked at, in a word
 * @param value what the finding has there; empty where it has nothing
 * @param why by which rule or setting it says so
 */
public record Check(String field, String value, Says says, String why) {
    /** What it says of a capture. */
    public enum Says {
        FOR,
        AGAINST,
        /** Neither: it does not count here. */
        NOTHING
    }

    /** All that was looked at in one finding, in that order; its id is empty where it could not be read. */
    public record Looked(String finding, List<Check> checks) {}

    static Check of(String field, String value, boolean isFor, String why) {
        return new Check(field, value, isFor ? Says.FOR : Says.AGAINST, why);
    }

    static Check rejected(String field, String value, Rejected why) {
        return new Check(field, value, Says.AGAINST, String.valueOf(why.getMessage()));
    }

    /** The same where a person asks, whose word counts more. */
    Check overridden() {
        return new Check(field, value, Says.NOTHING, "a person asks for it");
    }

    boolean isAgainst() {
        return says == Says.AGAINST;
    }
}
