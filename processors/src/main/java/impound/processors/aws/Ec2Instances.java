package impound.processors.aws;

import impound.processors.evidence.SourceVolume;
import impound.processors.gateway.Instances;
import impound.processors.gateway.Scope;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** The instances under investigation, as EC2 describes them. */
public final class Ec2Instances implements Instances {
    private final Ec2 ec2;
    private final Ec2Particulars particulars;
    private final Clock clock;

    public Ec2Instances(Ec2 ec2, Clock clock) {
        this.ec2 = ec2;
        this.particulars = new Ec2Particulars(ec2);
        this.clock = clock;
    }

    @Override
    public Optional<Described> describe(Scope scope, InstanceId instance) {
        var askedAt = clock.instant();
        return Ec2.ifThere(() -> ec2
                        .client(scope)
                        .describeInstances(
                                r -> r.instanceIds(instance.value()).overrideConfiguration(ec2.looking(scope)))
                        .reservations()
                        .stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .toList())
                .map(found -> described(scope, found, askedAt));
    }

    @Override
    public Optional<DescribedVolume> describe(Scope scope, VolumeId volume) {
        var askedAt = clock.instant();
        return Ec2.ifThere(() -> ec2.client(scope)
                        .describeVolumes(r -> r.volumeIds(volume.value()).overrideConfiguration(ec2.looking(scope)))
                        .volumes())
                .map(found -> alone(found, askedAt));
    }

    private static DescribedVolume alone(Volume volume, Instant askedAt) {
        var attachment = volume.attachments().stream().findFirst();
        var source = new SourceVolume(
                new VolumeId(volume.volumeId()),
                attachment
                        .map(VolumeAttachment::instanceId)
                        .map(InstanceId::new)
                        .map(InstanceId::value)
                        .orElse(""),
                attachment.map(VolumeAttachment::device).orElse(""),
                volume.size(),
                volume.volumeTypeAsString(),
                key(volume));
        var zone = new Zone(volume.availabilityZone());
        return new DescribedVolume(
                new SourceAlone(source, volume.stateAsString(), zone, askedAt), SaidByAws.all(volume));
    }

    private static String key(Volume volume) {
        return volume.kmsKeyId() == null ? "" : volume.kmsKeyId();
    }

    /** What EC2 calls things is checked before it is asked about them by these names. */
    private Described described(Scope scope, Instance instance, Instant askedAt) {
        var id = new InstanceId(instance.instanceId());
        var volumes = volumes(scope, instance);
        var type = particulars.type(scope, instance);
        var said = new Said(
                SaidByAws.all(instance),
                SaidByAws.all(volumes),
                type.said(),
                particulars.consoleOutput(scope, instance));
        return new Described(
                new SourceInstance(
                        id,
                        instance.state().nameAsString(),
                        new Zone(instance.placement().availabilityZone()),
                        instance.instanceTypeAsString(),
                        instance.imageId(),
                        instance.privateIpAddress() == null ? "" : instance.privateIpAddress(),
                        askedAt,
                        sourceVolumes(instance, volumes),
                        type.store(),
                        deletedOnTermination(instance)),
                said,
                type.passing());
    }

    private static List<VolumeId> deletedOnTermination(Instance instance) {
        return mappings(instance).stream()
                .map(InstanceBlockDeviceMapping::ebs)
                .filter(ebs -> Boolean.TRUE.equals(ebs.deleteOnTermination()))
                .map(ebs -> new VolumeId(ebs.volumeId()))
                .toList();
    }

    private List<Volume> volumes(Scope scope, Instance instance) {
        var ids = mappings(instance).stream()
                .map(mapping -> new VolumeId(mapping.ebs().volumeId()).value())
                .toList();
        return ids.isEmpty()
                ? List.of()
                : ec2
                        .client(scope)
                        .describeVolumesPaginator(r -> r.volumeIds(ids).overrideConfiguration(ec2.looking(scope)))
                        .volumes()
                        .stream()
                        .toList();
    }

    private static List<SourceVolume> sourceVolumes(Instance instance, List<Volume> volumes) {
        var byId = volumes.stream().collect(Collectors.toMap(Volume::volumeId, Function.identity()));
        return mappings(instance).stream()
                .map(mapping -> volume(instance, mapping, byId))
                .toList();
    }

    private static List<InstanceBlockDeviceMapping> mappings(Instance instance) {
        return instance.blockDeviceMappings().stream()
                .filter(mapping -> mapping.ebs() != null)
                .toList();
    }

    private static SourceVolume volume(
            Instance instance, InstanceBlockDeviceMapping mapping, Map<String, Volume> volumes) {
        var id = mapping.ebs().volumeId();
        var volume = Objects.requireNonNull(volumes.get(id), () -> "EC2 was asked for " + id + " and left it out");
        return new SourceVolume(
                new VolumeId(volume.volumeId()),
                new InstanceId(instance.instanceId()).value(),
                mapping.deviceName(),
                volume.size(),
                volume.volumeTypeAsString(),
                key(volume));
    }
}
