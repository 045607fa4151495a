package impound.processors.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is set and never read: mostly a name that is spelt wrong, so that the default counts where somebody thinks that
 * another value does.
 */
final class UnknownSettings {
    /** Variables that are no settings: the launch script reads one, the build's tests the other. */
    private static final Set<String> NO_SETTINGS = Set.of("IMPOUND_JAVA_OPTIONS", "IMPOUND_CI");

    private static final Pattern OF_REGION = Pattern.compile("impound\\.([a-z]{2}(?:-[a-z]+)+-\\d{1,2})\\..+");

    /** A name further off than this is another name. */
    private static final int NEAR = 3;

    private final Set<String> known;
    private final Set<String> regions;

    /**
     * @param known names of all settings that were asked for
     * @param regions those that are served; where there is none, settings of regions are not judged
     */
    UnknownSettings(Set<String> known, Set<String> regions) {
        this.known = known;
        this.regions = regions;
    }

    /** A line for each of these names that no code reads, whether it stands in the file or in the environment. */
    Stream<String> among(Set<String> written) {
        return written.stream().sorted().flatMap(name -> name.startsWith("IMPOUND_") ? variable(name) : setting(name));
    }

    /** As the environment has the name of a setting. */
    static String variableOf(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private Stream<String> variable(String name) {
        var variables = known.stream().map(UnknownSettings::variableOf).toList();
        if (regions.isEmpty() || NO_SETTINGS.contains(name) || variables.contains(name)) {
            return Stream.empty();
        }
        return Stream.of("%s in the environment is not a setting%s".formatted(name, advice(name, variables.stream())));
    }

    private Stream<String> setting(String name) {
        if (!name.startsWith("impound.") || known.contains(name)) {
            return Stream.empty();
        }
        var matcher = OF_REGION.matcher(name);
        if (matcher.matches() && !regions.contains(matcher.group(1))) {
            return notServed(name, matcher.group(1));
        }
        return Stream.of("%s is not a setting%s".formatted(name, advice(name, known.stream())));
    }

    private Stream<String> notServed(String name, String region) {
        return regions.isEmpty()
                ? Stream.empty()
                : Stream.of("%s is set, but %s is not in impound.regions: add it there, or remove the setting"
                        .formatted(name, region));
    }

    private static String advice(String name, Stream<String> names) {
        return nearest(name, names)
                .map(near -> ": did you mean " + near + "?")
                .orElse(": remove it; docs/settings.md has all settings");
    }

    private static Optional<String> nearest(String name, Stream<String> names) {
        return names.filter(near -> EditDistance.between(name, near) <= NEAR)
                .min(Comparator.<String>comparingInt(near -> EditDistance.between(name, near))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
