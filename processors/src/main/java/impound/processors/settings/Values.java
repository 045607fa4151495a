package impound.processors.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The texts of settings, each turned into what it should be, or into a line that says what to write. */
final class Values {
    private final WrittenSettings written;
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> inForce = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    Values(WrittenSettings written) {
        this.written = written;
    }

    /** A setting that has a default. */
    String text(String name, String otherwise) {
        known.add(name);
        var text = written.text(name)
                .map(String::strip)
                .filter(given -> !given.isEmpty())
                .orElse(otherwise);
        inForce.put(name, text);
        return text;
    }

    /** What was asked for, each with its text or its default. */
    SortedMap<String, String> inForce() {
        return new TreeMap<>(inForce);
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

    /** Notes what is wrong with settings that are right each by itself. */
    void wrong(String line) {
        problems.add(line);
    }

    /** Refuses what is written and was never asked for; so it comes last. */
    void refuseUnknown(Set<String> regions) {
        new UnknownSettings(known, regions).among(written.names()).forEach(problems::add);
    }

    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new SettingsProblems(problems);
        }
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
