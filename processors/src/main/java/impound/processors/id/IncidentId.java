package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** What everything of a collection is filed under. At most 53 characters, so that role sessions and tags can bear it. */
public record IncidentId(@JsonValue String value) implements Comparable<IncidentId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,52}");

    /** @throws IllegalArgumentException for text of another shape, which it repeats only in part */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IncidentId {
        Shape.check("incident id", value, SHAPE);
    }

    /** The id that this text is, if it has the shape of one. */
    public static Optional<IncidentId> find(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new IncidentId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
