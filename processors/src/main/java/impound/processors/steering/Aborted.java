package impound.processors.steering;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What of an incident is not to be collected any more, each by its order. */
public record Aborted(Map<String, Abort> orders) {
    /** Stands for the whole incident among the ids of volumes and instances. */
    private static final String ALL = "*";

    public Aborted {
        orders = Map.copyOf(orders);
    }

    static Aborted nothing() {
        return new Aborted(Map.of());
    }

    /** The order that is about this volume or instance, which was sent on its way again so often. */
    Optional<Order> of(String id, Resumptions resumed) {
        return Stream.of(id, ALL)
                .filter(orders::containsKey)
                .map(orders::get)
                .filter(abort -> abort.isAbout(resumed))
                .map(Abort::order)
                .findFirst();
    }

    /** The whole incident, too. */
    Aborted withAll(Abort abort) {
        return with(Set.of(ALL), abort);
    }

    /** These volumes and instances, too. */
    Aborted with(Set<String> ids, Abort abort) {
        var more = new TreeMap<>(orders);
        ids.forEach(id -> more.merge(id, abort, (before, after) -> after.inPlaceOf(before)));
        return new Aborted(more);
    }
}
