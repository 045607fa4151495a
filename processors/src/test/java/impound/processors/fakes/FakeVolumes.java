package impound.processors.fakes;

import impound.processors.evidence.Act;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The volumes that we make: the same token makes one, and one whose key is refused vanishes. */
public final class FakeVolumes implements Volumes {
    private final Map<VolumeId, Volume> volumes = new LinkedHashMap<>();
    private final Map<String, VolumeId> tokens = new LinkedHashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private final List<String> calls = new ArrayList<>();
    private boolean isHidden;

    public void put(Volume volume) {
        volumes.put(volume.id(), volume);
    }

    public void becomes(VolumeId id, String state) {
        var was = volumes.get(id);
        put(new Volume(id, state, was.zone(), was.type(), was.gib(), was.encryptionKey(), was.attachedTo()));
    }

    public void vanish(VolumeId id) {
        volumes.remove(id);
    }

    /** From now on attaching is refused. */
    public void refuseToAttach(RuntimeException answer) {
        refusals.refuse("attach", answer);
    }

    /** From now on EC2 answers this where a volume is ordered in the zone. */
    public void refuse(Zone zone, String code, int status) {
        refusals.refuse("restore in " + zone, FakeAnswers.ec2(code, status));
    }

    /** From now on deleting is refused. */
    public void refuseToDelete(String code, int status) {
        refusals.refuse("delete", FakeAnswers.ec2(code, status));
    }

    /** Whoever looks for tags next does not see yet what was made. */
    public void hideOnce() {
        isHidden = true;
    }

    /** Every order, also those that made nothing new. */
    public List<Order> orders() {
        return List.copyOf(orders);
    }

    public List<VolumeId> ids() {
        return List.copyOf(volumes.keySet());
    }

    /** Attach and delete calls. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Optional<Volume> find(Scope scope, VolumeId volume) {
        return Optional.ofNullable(volumes.get(volume));
    }

    @Override
    public List<Volume> tagged(Scope scope, Tags tags) {
        if (isHidden) {
            isHidden = false;
            return List.of();
        }
        return orders.stream()
                .filter(order -> order.tags().equals(tags))
                .map(order -> volumes.get(tokens.get(order.clientToken())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public Made<VolumeId> restore(Scope scope, Order order) {
        orders.add(order);
        refusals.check("restore in " + order.zone());
        var id = tokens.computeIfAbsent(order.clientToken(), token -> {
            var made = new VolumeId("vol-%017x".formatted(0xc00 + tokens.size()));
            put(new Volume(
                    made,
                    "creating",
                    order.zone(),
                    order.disk().type(),
                    order.gib(),
                    order.key().value(),
                    ""));
            return made;
        });
        return new Made<>(id, Life.ACT);
    }

    @Override
    public Act attach(Scope scope, VolumeId volume, InstanceId instance, String device) {
        refusals.check("attach");
        calls.add("attach " + volume + " to " + instance);
        return Life.ACT;
    }

    @Override
    public Act delete(Scope scope, VolumeId volume) {
        refusals.check("delete");
        calls.add("delete " + volume);
        volumes.remove(volume);
        return Life.ACT;
    }
}
