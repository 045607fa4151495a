package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An EC2 instance, under the old ids of 8 or the ones of 17 hexadecimal digits. */
public record InstanceId(@JsonValue String value) implements Comparable<InstanceId> {
    private static final Pattern SHAPE = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");

    /** @throws IllegalArgumentException for text of another shape, which it repeats only in part */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstanceId {
        Shape.check("instance id", value, SHAPE);
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
