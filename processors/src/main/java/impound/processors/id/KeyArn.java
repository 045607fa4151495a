package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A KMS key by its whole ARN, since an id or an alias means another key in another account or region. */
public record KeyArn(@JsonValue String value) implements Comparable<KeyArn> {
    private static final Pattern SHAPE = Pattern.compile("arn:[a-z-]+:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+");

    /** @throws IllegalArgumentException for text of another shape, which it repeats only in part */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyArn {
        Shape.check("KMS key ARN", value, SHAPE);
    }

    @Override
    public int compareTo(KeyArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
