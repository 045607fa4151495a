package impound.processors.fakes;

import impound.processors.evidence.Act;
import impound.processors.gateway.Collectors;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.id.InstanceId;
import impound.processors.id.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The collectors' machines: the same token launches one, and a new one is not seen at once. */
public final class FakeCollectors implements Collectors {
    private final Map<InstanceId, Collector> seen = new LinkedHashMap<>();
    private final Map<String, InstanceId> tokens = new LinkedHashMap<>();
    private final Map<String, Set<Zone>> offering = new HashMap<>();
    private final Refusals refusals = new Refusals();
    private final List<Order> orders = new ArrayList<>();
    private final List<InstanceId> terminated = new ArrayList<>();
    private boolean isHidden;

    /** From now on EC2 describes the machine as this. */
    public void becomes(InstanceId id, String state, String reason) {
        seen.put(id, new Collector(id, state, reason, "m6i.large", "ami-0c0000000000001a1"));
    }

    /** Only these zones have the type at all. */
    public void offers(String type, Zone... zones) {
        offering.put(type, Set.of(zones));
    }

    /** The zone has no capacity of the type. */
    public void exhaust(Zone zone, String type) {
        refuse(zone, type, "InsufficientInstanceCapacity", 500);
    }

    /** From now on EC2 answers this where a machine of the type is asked for in the zone. */
    public void refuse(Zone zone, String type, String code, int status) {
        refusals.refuse(zone + " " + type, FakeAnswers.ec2(code, status));
    }

    /** The zone has capacity of the type again. */
    public void refill(Zone zone, String type) {
        refusals.grant(zone + " " + type);
    }

    /** Whoever looks for tags next does not see yet what was launched. */
    public void hideOnce() {
        isHidden = true;
    }

    /** EC2 does not know it any more. */
    public void vanish(InstanceId id) {
        seen.remove(id);
    }

    public List<Order> orders() {
        return List.copyOf(orders);
    }

    /** How many machines were launched. */
    public int launched() {
        return tokens.size();
    }

    public List<InstanceId> terminated() {
        return List.copyOf(terminated);
    }

    @Override
    public Optional<Collector> find(Scope scope, InstanceId collector) {
        return Optional.ofNullable(seen.get(collector));
    }

    @Override
    public List<Collector> tagged(Scope scope, Tags tags) {
        if (isHidden) {
            isHidden = false;
            return List.of();
        }
        return orders.stream()
                .filter(order -> order.tags().equals(tags) && tokens.containsKey(order.clientToken()))
                .map(order -> collector(tokens.get(order.clientToken()), order.type()))
                .distinct()
                .toList();
    }

    private Collector collector(InstanceId id, String type) {
        return new Collector(id, terminated.contains(id) ? "shutting-down" : "pending", "", type, "ami-1");
    }

    @Override
    public Set<Zone> zonesOffering(Scope scope, String type) {
        return offering.getOrDefault(type, Set.of());
    }

    @Override
    public Made<InstanceId> launch(Scope scope, Order order) {
        orders.add(order);
        refusals.check(order.zone() + " " + order.type());
        var id = tokens.computeIfAbsent(
                order.clientToken(), token -> new InstanceId("i-%017x".formatted(0xc00 + tokens.size())));
        return new Made<>(id, Life.ACT);
    }

    @Override
    public Act terminate(Scope scope, InstanceId collector) {
        terminated.add(collector);
        return Life.ACT;
    }
}
