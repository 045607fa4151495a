package impound.processors.aws;

import impound.processors.evidence.Act;
import impound.processors.gateway.Made;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** The volumes that we make, through EC2's own client: Camel's component has no volume call. */
public final class Ec2Volumes implements Volumes {
    private final Ec2 ec2;

    public Ec2Volumes(Ec2 ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Optional<Volume> find(Scope scope, VolumeId volume) {
        return Ec2.ifThere(() -> ec2.client(scope)
                        .describeVolumes(r -> r.volumeIds(volume.value()).overrideConfiguration(ec2.looking(scope)))
                        .volumes())
                .map(Ec2Volumes::volume);
    }

    @Override
    public List<Volume> tagged(Scope scope, Tags tags) {
        return ec2
                .client(scope)
                .describeVolumesPaginator(r -> r.filters(Ec2.filters(tags)).overrideConfiguration(ec2.looking(scope)))
                .volumes()
                .stream()
                .map(Ec2Volumes::volume)
                .toList();
    }

    @Override
    public Made<VolumeId> restore(Scope scope, Order order) {
        var answer = ec2.client(scope)
                .createVolume(r -> r.snapshotId(order.snapshot().value())
                        .availabilityZone(order.zone().value())
                        .volumeType(order.disk().type())
                        .throughput(order.disk().throughput())
                        .size(order.gib())
                        .encrypted(true)
                        .kmsKeyId(order.key().value())
                        .clientToken(order.clientToken())
                        .tagSpecifications(Ec2.specification(ResourceType.VOLUME, order.tags()))
                        .overrideConfiguration(ec2.changing(scope)));
        return new Made<>(new VolumeId(answer.volumeId()), ec2.act("CreateVolume", scope, answer));
    }

    @Override
    public Act attach(Scope scope, VolumeId volume, InstanceId instance, String device) {
        var answer = ec2.client(scope).attachVolume(r -> r.volumeId(volume.value())
                .instanceId(instance.value())
                .device(device)
                .overrideConfiguration(ec2.changing(scope)));
        return ec2.act("AttachVolume", scope, answer);
    }

    @Override
    public Act delete(Scope scope, VolumeId volume) {
        var answer = ec2.client(scope)
                .deleteVolume(r -> r.volumeId(volume.value()).overrideConfiguration(ec2.changing(scope)));
        return ec2.act("DeleteVolume", scope, answer);
    }

    private static Volume volume(software.amazon.awssdk.services.ec2.model.Volume found) {
        return new Volume(
                new VolumeId(found.volumeId()),
                found.stateAsString(),
                new Zone(found.availabilityZone()),
                found.volumeTypeAsString(),
                found.size(),
                found.kmsKeyId() == null ? "" : found.kmsKeyId(),
                found.attachments().stream()
                        .map(VolumeAttachment::instanceId)
                        .findFirst()
                        .orElse(""));
    }
}
