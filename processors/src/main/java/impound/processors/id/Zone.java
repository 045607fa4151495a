package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An availability zone's name: volume and collector must be in the same one. */
public record Zone(@JsonValue String value) implements Comparable<Zone> {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}[a-z]");

    /** @throws IllegalArgumentException for text of another shape, which it repeats only in part */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Zone {
        Shape.check("availability zone", value, SHAPE);
    }

    @Override
    public int compareTo(Zone other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
