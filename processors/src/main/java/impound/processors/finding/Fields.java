package impound.processors.finding;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.evidence.CollectionFailure.Rejected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of an event, with its place for whoever has to correct it. Nothing is turned into another type: an account id that
 * is written as a number is none. A value that is missing or null is empty.
 *
 * @param place such as {@code detail.findings[0].Id}
 */
record Fields(JsonNode node, String place) {
    /** More than any severity, identifier or count has. */
    private static final int MOST_DIGITS = 64;

    /** The field of this name; empty where this is no object, or has none. */
    Fields at(String name) {
        return new Fields(node.path(name), place.isEmpty() ? name : place + "." + name);
    }

    /** What lies below by these names. */
    Fields at(String name, String... further) {
        var below = at(name);
        for (var next : further) {
            below = below.at(next);
        }
        return below;
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    /**
     * The text, if there is one.
     *
     * @throws Rejected where something else is there
     */
    Optional<String> text() {
        return isThere() ? Optional.of(checked(node.isTextual(), "a text").textValue()) : Optional.empty();
    }

    /**
     * The number, if there is one. One with a large exponent is none: written out it would fill the memory.
     *
     * @throws Rejected where something else is there
     */
    Optional<BigDecimal> number() {
        if (!isThere()) {
            return Optional.empty();
        }
        var number = checked(node.isNumber(), "a number").decimalValue();
        checked(number.scale() >= -MOST_DIGITS && number.scale() <= MOST_DIGITS, "a number of up to 64 digits");
        return Optional.of(number);
    }

    /** Whether it is {@code true}, or the text of it, as flags are written in ASFF's product fields. */
    boolean isTrue() {
        return node.isBoolean()
                ? node.booleanValue()
                : node.isTextual() && node.textValue().equals("true");
    }

    /**
     * The elements of the array, of which there are none where it is missing.
     *
     * @throws Rejected where something else is there
     */
    List<Fields> each() {
        if (!isThere()) {
            return List.of();
        }
        var array = checked(node.isArray(), "an array");
        var each = new ArrayList<Fields>(array.size());
        for (int index = 0; index < array.size(); index++) {
            each.add(new Fields(array.get(index), "%s[%d]".formatted(place, index)));
        }
        return each;
    }

    /** @throws Rejected where nothing is there */
    Fields required() {
        if (!isThere()) {
            throw new Rejected("MISSING_FIELD", "the event lacks " + place);
        }
        return this;
    }

    /** @throws Rejected where something else than an object is there, or nothing */
    Fields object() {
        required();
        checked(node.isObject(), "an object");
        return this;
    }

    private JsonNode checked(boolean isRight, String what) {
        if (!isRight) {
            throw new Rejected("BAD_FIELD", "%s is not %s".formatted(place, what));
        }
        return node;
    }
}
