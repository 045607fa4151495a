package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An EBS snapshot. */
public record SnapshotId(@JsonValue String value) implements Comparable<SnapshotId> {
    private static final Pattern SHAPE = Pattern.compile("snap-([0-9a-f]{8}|[0-9a-f]{17})");

    /** @throws IllegalArgumentException for text of another shape, which it repeats only in part */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SnapshotId {
        Shape.check("snapshot id", value, SHAPE);
    }

    @Override
    public int compareTo(SnapshotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
