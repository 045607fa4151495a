package impound.processors.completion;

import com.fasterxml.jackson.annotation.JsonIgnore;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which volumes of an incident have come to a milestone, out of which: what the aggregation keeps between messages.
 *
 * @param known whether every target has said which volumes it has, or that it has failed
 * @param expected ids of the volumes, and of the targets that failed before theirs were known
 */
public record Group(
        IncidentId incident,
        Region region,
        Milestone milestone,
        boolean known,
        SortedSet<String> expected,
        SortedSet<String> reached) {

    /** By what messages are put together. */
    @JsonIgnore
    public String key() {
        return region + "/" + incident + "/" + milestone;
    }

    /** What both know together. */
    public Group and(Group other) {
        return new Group(
                incident,
                region,
                milestone,
                known || other.known,
                union(expected, other.expected),
                union(reached, other.reached));
    }

    /** Whether nothing is left to wait for: the set of volumes is known, and each of them is there. */
    @JsonIgnore
    public boolean isComplete() {
        return known && reached.containsAll(expected);
    }

    private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> more) {
        var union = new TreeSet<>(some);
        union.addAll(more);
        return union;
    }
}
