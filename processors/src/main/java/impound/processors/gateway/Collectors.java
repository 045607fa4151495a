package impound.processors.gateway;

import impound.collector.record.TaskPointer;
import impound.processors.evidence.Act;
import impound.processors.id.InstanceId;
import impound.processors.id.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The machines that read the restored volumes. */
public interface Collectors {
    Optional<Collector> find(Scope scope, InstanceId collector);

    /** The collectors that bear all these tags, such as one that an earlier delivery has launched. */
    List<Collector> tagged(Scope scope, Tags tags);

    /** Where instances of this type can be had at all, as far as EC2 says so: nowhere, where we may not ask. */
    Set<Zone> zonesOffering(Scope scope, String type);

    /** A collector in this zone; the same token launches no second one. */
    Made<InstanceId> launch(Scope scope, Order order);

    Act terminate(Scope scope, InstanceId collector);

    record Order(Zone zone, String type, TaskPointer task, String clientToken, Tags tags) {}

    /** A collector as EC2 describes it; {@code stateReason} says why it ended or was stopped. */
    record Collector(InstanceId id, String state, String stateReason, String type, String machineImage) {}
}
