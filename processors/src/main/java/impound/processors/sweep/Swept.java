package impound.processors.sweep;

import java.time.Instant;
import java.util.List;

/**
 * One round of the sweeper: everything that bears our tag.
 *
 * @param unseen where nobody could look, and why
 */
public record Swept(Instant at, List<Row> rows, List<String> unseen) {
    public Swept {
        rows = List.copyOf(rows);
        unseen = List.copyOf(unseen);
    }

    /** Whether things are only listed, or removed as well where that may be. */
    public enum Mode {
        LIST,
        REMOVE
    }

    /** What was done about a thing. */
    public enum Done {
        NOTHING,
        TO_BE_REMOVED,
        REMOVED,
        /** AWS can't for now; the next round tries again. */
        LATER,
        /** AWS said no, and will say so again. */
        REFUSED
    }

    /** @param monthlyCost in USD, or {@code ?} where nobody knows; {@code said} is AWS's answer where it is no yes, or empty */
    public record Row(Judged judged, String monthlyCost, Done done, String said) {
        static Row of(Judged judged, Done done, String said) {
            var cost = Prices.monthly(judged.thing()).map(dollars -> dollars.toPlainString());
            return new Row(judged, cost.orElse("?"), done, said);
        }

        /** Under this it is remembered, so that it is told once: the same thing in another state is news. */
        String key() {
            var thing = judged.thing();
            return "%s %s %s %s".formatted(thing.kind(), thing.id(), judged.verdict(), done);
        }

        /** Whether a person has to look at it: a doubt, or something that AWS does not let us remove. */
        boolean isForPerson() {
            return judged.verdict() == Verdict.DOUBT || done == Done.REFUSED;
        }
    }
}
