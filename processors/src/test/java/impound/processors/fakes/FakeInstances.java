package impound.processors.fakes;

import impound.processors.gateway.Instances;
import impound.processors.gateway.Scope;
import impound.processors.id.InstanceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The instances under investigation, as EC2 describes them now. */
public final class FakeInstances implements Instances {
    private final Map<InstanceId, SourceInstance> instances = new LinkedHashMap<>();

    public void put(SourceInstance instance) {
        instances.put(instance.id(), instance);
    }

    @Override
    public Optional<SourceInstance> describe(Scope scope, InstanceId instance) {
        return Optional.ofNullable(instances.get(instance));
    }
}
