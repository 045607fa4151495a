package impound.sandbox.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All things of one kind in all accounts and regions, in the order in which they were made. */
final class Shelf<T extends Resource> {
    private final Map<String, T> things = new LinkedHashMap<>();
    private final Duration hiddenFor;

    /** @param hiddenFor how long calls do not yet know a new thing: EC2 is eventually consistent */
    Shelf(Duration hiddenFor) {
        this.hiddenFor = hiddenFor;
    }

    T put(T thing) {
        things.put(thing.id(), thing);
        return thing;
    }

    void remove(T thing) {
        things.remove(thing.id());
    }

    /** For calls that name a thing: what is new they do not know, whether they describe it or act on it. */
    Optional<T> find(String id, String region, Instant now) {
        return Optional.ofNullable(things.get(id))
                .filter(thing -> thing.origin().region().equals(region) && !thing.gone(now) && isKnown(thing, now));
    }

    /** For the call that repeats the one that made it. */
    Optional<T> made(String id) {
        return Optional.ofNullable(things.get(id));
    }

    private boolean isKnown(T thing, Instant now) {
        return !thing.origin().created().plus(hiddenFor).isAfter(now);
    }

    /** For calls that list: what a region has long enough for them to know. */
    List<T> visible(String region, Instant now) {
        var found = new ArrayList<T>();
        for (var thing : things.values()) {
            var origin = thing.origin();
            if (origin.region().equals(region) && !thing.gone(now) && isKnown(thing, now)) {
                found.add(thing);
            }
        }
        return found;
    }

    List<T> all() {
        return List.copyOf(things.values());
    }
}
