package impound.processors.settings;

import impound.processors.id.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The texts of settings, each turned into what it should be, or into a line that says what to write. */
final class Values {
    private final Function<String, Optional<String>> lookup;
    private final List<String> problems = new ArrayList<>();

    Values(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** A setting that has a default. */
    String text(String name, String otherwise) {
        return lookup.apply(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    /** A setting that must be there; null where it is wrong, which {@link #throwIfWrong} tells before anybody sees it. */
    <T> T one(String name, String write, Function<String, T> type) {
        var text = text(name, "");
        if (text.isEmpty()) {
            problems.add("%s is missing: write %s".formatted(name, write));
            return null;
        }
        return typed(name, write, text, type).orElse(null);
    }

    /** A list with commas that must have one entry at the least. */
    <T> List<T> list(String name, String write, Function<String, T> type) {
        return list(name, write, type, "");
    }

    /** A list with commas. */
    <T> List<T> list(String name, String write, Function<String, T> type, String otherwise) {
        var text = text(name, otherwise);
        if (text.isEmpty()) {
            problems.add("%s is missing: write %s".formatted(name, write));
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry -> typed(name, write, entry, type).stream())
                .toList();
    }

    /** A list with commas that may have no entry. */
    <T> List<T> any(String name, String write, Function<String, T> type) {
        return text(name, "").isEmpty() ? List.of() : list(name, write, type);
    }

    /** A setting that has a default and is not any text; the default where it is wrong, which {@link #throwIfWrong} tells. */
    String text(String name, String otherwise, String write, Function<String, String> type) {
        return typed(name, write, text(name, otherwise), type).orElse(otherwise);
    }

    /** A whole number between two bounds. */
    int number(String name, int otherwise, int least, int most) {
        var text = text(name, Integer.toString(otherwise));
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        problems.add("%s is '%s': write a whole number from %d to %d".formatted(name, text, least, most));
        return otherwise;
    }

    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new SettingsProblems(problems);
        }
    }

    static String bucket(String text) {
        return matching(text, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name");
    }

    static String machineImage(String text) {
        return matching(text, "ami-[0-9a-f]{8,17}", "an AMI's id");
    }

    /** An instance type; Xen's have no NVMe serial, by which the collector knows its disk, and AWS makes no more of them. */
    static String instanceType(String text) {
        matching(text, "[a-z][a-z0-9-]+\\.[a-z0-9-]+", "an instance type");
        return matching(
                text,
                "(?!(c1|c3|c4|d2|g2|g3|g3s|h1|i2|i3|m1|m2|m3|m4|p2|p3|r3|r4|t1|t2|x1|x1e|f1)\\.).+",
                "a Nitro type");
    }

    /** A zone and its subnet, with an equals sign between them. */
    static Map.Entry<Zone, String> subnet(String text) {
        var parts = text.split("=", 2);
        matching(text, "[^=]+=[^=]+", "a pair");
        return Map.entry(new Zone(parts[0].strip()), parts[1].strip());
    }

    /** The mode of a snapshot's lock. */
    static String lockMode(String text) {
        return matching(text, "compliance|governance", "a lock's mode");
    }

    /** The order of image and kept copy. */
    static String order(String text) {
        return Settings.Order.of(text).text();
    }

    private static String matching(String text, String shape, String what) {
        if (!text.matches(shape)) {
            throw new IllegalArgumentException("not " + what + ": '" + text + "'");
        }
        return text;
    }

    private <T> Optional<T> typed(String name, String write, String text, Function<String, T> type) {
        try {
            return Optional.of(type.apply(text));
        } catch (IllegalArgumentException e) {
            problems.add("%s: %s; write %s".formatted(name, e.getMessage(), write));
            return Optional.empty();
        }
    }
}
