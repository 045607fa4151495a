package impound.processors.aws;

import impound.processors.evidence.SourceVolume;
import impound.processors.gateway.Instances;
import impound.processors.gateway.Scope;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Volume;

/** The instances under investigation, as EC2 describes them. */
public final class Ec2Instances implements Instances {
    private final Ec2 ec2;
    private final Clock clock;

    public Ec2Instances(Ec2 ec2, Clock clock) {
        this.ec2 = ec2;
        this.clock = clock;
    }

    @Override
    public Optional<SourceInstance> describe(Scope scope, InstanceId instance) {
        return Ec2.ifThere(() -> ec2
                        .client(scope)
                        .describeInstances(
                                r -> r.instanceIds(instance.value()).overrideConfiguration(ec2.looking(scope)))
                        .reservations()
                        .stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .toList())
                .map(found -> described(scope, found));
    }

    private SourceInstance described(Scope scope, Instance instance) {
        return new SourceInstance(
                new InstanceId(instance.instanceId()),
                instance.state().nameAsString(),
                new Zone(instance.placement().availabilityZone()),
                instance.instanceTypeAsString(),
                instance.imageId(),
                instance.privateIpAddress() == null ? "" : instance.privateIpAddress(),
                clock.instant(),
                volumes(scope, instance),
                List.of(), // among an instance's block devices EC2 names none of its instance store
                deletedOnTermination(instance));
    }

    private static List<VolumeId> deletedOnTermination(Instance instance) {
        return instance.blockDeviceMappings().stream()
                .map(InstanceBlockDeviceMapping::ebs)
                .filter(ebs -> Boolean.TRUE.equals(ebs.deleteOnTermination()))
                .map(ebs -> new VolumeId(ebs.volumeId()))
                .toList();
    }

    private List<SourceVolume> volumes(Scope scope, Instance instance) {
        var ids = instance.blockDeviceMappings().stream()
                .map(mapping -> mapping.ebs().volumeId())
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var volumes = ec2
                .client(scope)
                .describeVolumesPaginator(r -> r.volumeIds(ids).overrideConfiguration(ec2.looking(scope)))
                .volumes()
                .stream()
                .collect(Collectors.toMap(Volume::volumeId, Function.identity()));
        return instance.blockDeviceMappings().stream()
                .map(mapping -> volume(instance, mapping, volumes))
                .toList();
    }

    private static SourceVolume volume(
            Instance instance, InstanceBlockDeviceMapping mapping, Map<String, Volume> volumes) {
        var volume = volumes.get(mapping.ebs().volumeId());
        return new SourceVolume(
                new VolumeId(volume.volumeId()),
                new InstanceId(instance.instanceId()),
                mapping.deviceName(),
                volume.size(),
                volume.volumeTypeAsString(),
                volume.kmsKeyId() == null ? "" : volume.kmsKeyId());
    }
}
