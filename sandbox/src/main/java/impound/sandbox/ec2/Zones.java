package impound.sandbox.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The zones of all regions. A Local Zone is there once something was seeded in it: an account has to opt in to one. */
final class Zones {
    private static final List<String> LETTERS = List.of("a", "b", "c");

    /** Regions with more zones than the three that most have. */
    private static final Map<String, List<String>> MORE =
            Map.of("us-east-1", List.of("a", "b", "c", "d", "e", "f"), "us-west-2", List.of("a", "b", "c", "d"));

    private final Set<String> local = new TreeSet<>();

    /** Something is about to be in this zone. */
    void know(String region, String name) {
        if (find(region, name).isEmpty()) {
            if (!name.matches(region + "-[a-z]{3}-\\d[a-z]")) {
                throw new IllegalArgumentException("no zone and no Local Zone of %s: %s".formatted(region, name));
            }
            local.add(name);
        }
    }

    List<Zone> of(String region) {
        var zones = new ArrayList<>(MORE.getOrDefault(region, LETTERS).stream()
                .map(letter -> new Zone(region, region + letter))
                .toList());
        local.stream()
                .filter(name -> name.startsWith(region + "-"))
                .map(name -> new Zone(region, name))
                .forEach(zones::add);
        return zones;
    }

    Optional<Zone> find(String region, String name) {
        return of(region).stream().filter(zone -> zone.name().equals(name)).findFirst();
    }
}
