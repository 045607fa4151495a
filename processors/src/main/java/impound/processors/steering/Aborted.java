package impound.processors.steering;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What of an incident is not to be collected any more, each by its order. */
public record Aborted(Map<String, Order> orders) {
    /** Stands for the whole incident among the ids of volumes and instances. */
    private static final String ALL = "*";

    public Aborted {
        orders = Map.copyOf(orders);
    }

    static Aborted nothing() {
        return new Aborted(Map.of());
    }

    /** The newest order that concerns this volume or instance. */
    Optional<Order> of(String id) {
        return Optional.ofNullable(orders.get(id))
                .filter(own ->
                        !whole().map(Order::at).filter(own.at()::isBefore).isPresent())
                .or(this::whole);
    }

    private Optional<Order> whole() {
        return Optional.ofNullable(orders.get(ALL));
    }

    /** The whole incident, too. */
    Aborted withAll(Order order) {
        return with(Set.of(ALL), order);
    }

    /** These volumes and instances, too. */
    Aborted with(Set<String> ids, Order order) {
        var more = new TreeMap<>(orders);
        ids.forEach(id -> more.put(id, order));
        return new Aborted(more);
    }
}
