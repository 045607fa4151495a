package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An EBS volume, be it the one under investigation or one that we made. */
public record VolumeId(@JsonValue String value) implements Comparable<VolumeId> {
    private static final Pattern SHAPE = Pattern.compile("vol-([0-9a-f]{8}|[0-9a-f]{17})");

    /** @throws IllegalArgumentException for text of another shape, which it repeats only in part */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VolumeId {
        Shape.check("volume id", value, SHAPE);
    }

    @Override
    public int compareTo(VolumeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
