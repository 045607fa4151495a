package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Gives volumes to instances and takes them back; a running machine sees its device come and go. */
final class Attachments implements Family {
    private final Cloud cloud;

    Attachments(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("AttachVolume", this::attach, "DetachVolume", this::detach);
    }

    private void attach(Request request, Xml answer) {
        var volume = cloud.volume(request, request.subject("VolumeId"));
        var instance = cloud.instance(request, request.parameters().required("InstanceId"));
        var device = request.parameters().required("Device");
        admit(volume, instance, request.now());
        ProductCodes.admitAttaching(volume, instance, request, cloud.subscriptions());
        admit(device, instance, request.now());
        admitKey(volume, request);
        var attached = cloud.after(request.now(), cloud.latencies().attach());
        var held = new Attachment(instance.id(), device, request.now(), attached, false, null);
        volume.attach(held);
        instance.productCodes().addAll(volume.shape().productCodes());
        cloud.time().after(cloud.latencies().attach(), () -> plug(volume, instance));
        VolumeXml.attachment(answer, volume, held, request.now());
    }

    private static void admit(Volume volume, Instance instance, Instant now) {
        var state = instance.state(now);
        if (state != InstanceState.RUNNING && state != InstanceState.STOPPED) {
            throw Refusal.of("IncorrectState", "Instance '%s' is not 'running'.", instance.id());
        }
        if (!volume.shape().zone().equals(instance.shape().subnet().zone())
                || !Objects.equals(
                        volume.shape().outpost(), instance.shape().subnet().outpost())) {
            throw Refusal.of(
                    "InvalidVolume.ZoneMismatch",
                    "The volume '%s' is not in the same availability zone as instance '%s'",
                    volume.id(),
                    instance.id());
        }
        var held = volume.attachments(now);
        if (!held.isEmpty()
                && (!volume.shape().multiAttach()
                        || volume.attachmentTo(instance.id(), now).isPresent())) {
            throw Refusal.of("VolumeInUse", "%s is already attached to an instance", volume.id());
        }
        if (volume.state(now).equals("creating")) {
            throw Refusal.of("IncorrectState", "Volume '%s' is in the 'creating' state, not 'available'.", volume.id());
        }
    }

    private void admit(String device, Instance instance, Instant now) {
        var taken = cloud.volumesOf(instance, now).stream()
                .flatMap(volume -> volume.attachmentTo(instance.id(), now).stream())
                .anyMatch(held -> held.device().equals(device));
        if (taken) {
            throw Refusal.value("unixDevice", device, "Attachment point " + device + " is already in use");
        }
    }

    /** Other than when it makes a volume, EC2 says at once that it cannot use a key, in these words (kubernetes/kubernetes#62171). */
    private void admitKey(Volume volume, Request request) {
        if (volume.keyArn().filter(key -> !cloud.keys().attaches(request, key)).isPresent()) {
            throw Refusal.of(
                    "CustomerKeyHasBeenRevoked",
                    "Volume %s cannot be attached. The encrypted volume was unable to access the KMS master key.",
                    volume.id());
        }
    }

    private void plug(Volume volume, Instance instance) {
        // Outside the lock: the file may have to be made first, and that takes as long as the disk is large.
        var file = cloud.disks().protect(volume.disk().file());
        synchronized (cloud) {
            var still = volume.attachmentTo(instance.id(), cloud.time().now())
                    .filter(held -> held.detached() == null)
                    .isPresent();
            instance.machine().filter(machine -> still).ifPresent(machine -> {
                machine.devices().plug(volume.id(), file, volume.disk().image().size());
                instance.fate().attached(machine);
            });
        }
    }

    private void detach(Request request, Xml answer) {
        var volume = cloud.volume(request, request.subject("VolumeId"));
        var now = request.now();
        var held = volume.attachments(now).stream()
                .filter(one -> request.parameters()
                        .text("InstanceId")
                        .map(one.instanceId()::equals)
                        .orElse(true))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of("IncorrectState", "Volume '%s' is in the 'available' state.", volume.id()));
        cloud.instances()
                .find(held.instanceId(), request.region(), now)
                .ifPresent(instance -> ProductCodes.admitDetaching(volume, instance, request));
        var ends = cloud.after(now, cloud.latencies().attach());
        volume.detach(held.instanceId(), ends);
        cloud.instances()
                .find(held.instanceId(), request.region(), now)
                .flatMap(Instance::machine)
                .ifPresent(machine -> machine.devices().unplug(volume.id()));
        VolumeXml.attachment(answer, volume, held.ending(ends), now);
    }
}
