package impound.sandbox.ec2;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a call was given, in the flat names of the EC2 query protocol: lists are counted from 1, structures joined by dots. */
record Parameters(Map<String, String> values, String prefix) {
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(prefix + name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusal.missing(prefix + name));
    }

    boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    Optional<Integer> number(String name) {
        try {
            return text(name).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw Refusal.value(name, text(name).orElse(""), "It is not an integer.");
        }
    }

    Optional<Instant> moment(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw Refusal.value(name, text(name).orElse(""), "It is not a timestamp.");
        }
    }

    /** {@code name.1}, {@code name.2} and on. */
    List<String> list(String name) {
        var found = new ArrayList<String>();
        for (int i = 1; values.containsKey(prefix + name + "." + i); i++) {
            found.add(values.get(prefix + name + "." + i));
        }
        return found;
    }

    Parameters structure(String name) {
        return new Parameters(values, prefix + name + ".");
    }

    /** A list of structures: {@code name.1.x}, {@code name.1.y}, {@code name.2.x} and on. */
    List<Parameters> structures(String name) {
        var found = new ArrayList<Parameters>();
        for (int i = 1; structure(name + "." + i).isGiven(); i++) {
            found.add(structure(name + "." + i));
        }
        return found;
    }

    boolean isGiven() {
        return values.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** The tags for what the call makes; a specification of another kind of thing is an error, as in EC2. */
    Map<String, String> tagsFor(String kind, List<String> otherKinds) {
        var tags = new TreeMap<String, String>();
        for (var specification : structures("TagSpecification")) {
            var type = specification.required("ResourceType");
            if (type.equals(kind)) {
                tags.putAll(specification.tags());
            } else if (!otherKinds.contains(type)) {
                throw Refusal.of(
                        "InvalidParameterValue",
                        "'%s' is not a valid taggable resource type for this operation.",
                        type);
            }
        }
        return tags;
    }

    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        for (var tag : structures("Tag")) {
            var key = tag.required("Key");
            var value = tag.text("Value").orElse("");
            TagRules.admit(key, value);
            if (tags.put(key, value) != null) {
                throw Refusal.of("InvalidParameterValue", "Duplicate tag key '%s' specified.", key);
            }
        }
        TagRules.admit(tags);
        return tags;
    }
}
