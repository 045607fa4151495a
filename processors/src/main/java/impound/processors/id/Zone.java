package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * An availability zone's name: volume and collector must be in the same one. An instance may also be in a Local Zone such as
 * {@code us-east-1-bos-1a} or a Wavelength Zone such as {@code us-east-1-wl1-bos-wlz-1}: EC2's guide, "Regions and Zones".
 */
public record Zone(@JsonValue String value) implements Comparable<Zone> {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}([a-z]|(-[a-z0-9]{1,8}){2,4})");

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
