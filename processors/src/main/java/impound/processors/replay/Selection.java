package impound.processors.replay;

import impound.processors.failure.Parked;
import java.util.Set;

/**
 * Which of the parked things a person wants to go on.
 *
 * @param incidents by their ids; none means all
 * @param volumes by their ids, or the ids of instances whose volumes are not known; none means all
 */
public record Selection(Set<String> incidents, Set<String> volumes) {
    public Selection {
        incidents = Set.copyOf(incidents);
        volumes = Set.copyOf(volumes);
    }

    /** Whatever is parked. */
    public static Selection everything() {
        return new Selection(Set.of(), Set.of());
    }

    boolean covers(Parked parked) {
        return (incidents.isEmpty() || incidents.contains(parked.incident()))
                && (volumes.isEmpty() || volumes.contains(parked.about()));
    }
}
