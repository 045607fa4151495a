package impound.processors.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An AWS account: a text of exactly 12 digits, never a number, since leading zeros count. */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {
    private static final Pattern SHAPE = Pattern.compile("\\d{12}");

    /** @throws IllegalArgumentException for text of another shape, which it repeats only in part */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        Shape.check("account id", value, SHAPE);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
