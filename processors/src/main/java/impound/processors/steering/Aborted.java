package impound.processors.steering;

import java.util.Map;
import java.util.Optional;
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

    /** @param id of a volume or instance, or empty for all of the incident */
    Aborted with(String id, Order order) {
        var more = new TreeMap<>(orders);
        more.put(id.isEmpty() ? ALL : id, order);
        return new Aborted(more);
    }
}
