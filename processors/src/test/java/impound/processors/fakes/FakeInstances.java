package impound.processors.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import impound.processors.gateway.Instances;
import impound.processors.gateway.Scope;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The instances under investigation, as EC2 describes them now. */
public final class FakeInstances implements Instances {
    private final Map<InstanceId, SourceInstance> instances = new LinkedHashMap<>();
    private final Map<VolumeId, SourceAlone> volumes = new LinkedHashMap<>();
    private int silences;

    public void put(SourceInstance instance) {
        instances.put(instance.id(), instance);
    }

    @Override
    public Optional<Described> describe(Scope scope, InstanceId instance) {
        var described = Optional.ofNullable(instances.get(instance)).map(FakeInstances::described);
        return silences-- > 0
                ? described.map(one -> new Described(one.instance(), one.said(), "Request limit exceeded."))
                : described;
    }

    @Override
    public Optional<DescribedVolume> describe(Scope scope, VolumeId volume) {
        return Optional.ofNullable(volumes.get(volume))
                .map(alone -> new DescribedVolume(alone, said("volumeId", volume)));
    }

    /** A volume that is there by itself. */
    public void put(SourceAlone alone) {
        volumes.put(alone.volume().id(), alone);
    }

    /** The next so many times EC2 does not tell of the type. */
    public void keepSilent(int times) {
        silences = times;
    }

    /** The instance with a word of EC2 of which we understand nothing. */
    public static Described described(SourceInstance instance) {
        return new Described(
                instance,
                new Said(said("instanceId", instance.id()), said("volumes", 0), said("type", 0), said("c", 0)),
                "");
    }

    private static JsonNode said(String name, Object value) {
        return JsonNodeFactory.instance.objectNode().put(name, String.valueOf(value));
    }
}
