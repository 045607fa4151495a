package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import impound.sandbox.machine.MachineSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Launches instances that really run: after their boot time, each is a process of its own. */
final class InstanceLaunch implements Family {
    private static final List<String> TAGGED_TOO = List.of("volume", "network-interface");
    private static final int ROOT_GIBIBYTES = 8;

    private final Cloud cloud;
    private final InstanceEnds ends;

    InstanceLaunch(Cloud cloud, InstanceEnds ends) {
        this.cloud = cloud;
        this.ends = ends;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("RunInstances", this::run);
    }

    private void run(Request request, Xml answer) {
        var instance =
                cloud.tokens().earlier(request).flatMap(cloud.instances()::made).orElseGet(() -> launch(request));
        request.call().resource(instance.id());
        InstanceXml.reservation(answer, cloud, instance, request.now());
    }

    private Instance launch(Request request) {
        var asked = new LaunchRequest(cloud, request);
        var shape = asked.shape();
        var userData = asked.userData();
        var tags = request.parameters().tagsFor("instance", TAGGED_TOO);
        var running = cloud.after(request.now(), cloud.latencies().launch());
        var instance = new Instance(request.origin(cloud.ids().next("i")), shape, running, tags);
        cloud.instances().put(instance);
        cloud.tokens().made(request, instance.id());
        var machine = cloud.machines().build(spec(instance, userData));
        instance.runOn(machine, cloud.fates().take(request));
        var root = rootVolume(request, instance, rootKey(request, asked.image()));
        machine.devices()
                .plugRoot(root.id(), root.disk().file(), root.disk().image().size());
        var boot = cloud.latencies().launch().plus(cloud.latencies().boot());
        if (instance.fate().boots()) {
            cloud.time().after(boot, () -> cloud.machines().boot(machine, () -> ends.poweredOff(instance)));
        }
        if (cloud.doomedLaunches().take(request) || !usable(request, root)) {
            cloud.time().after(cloud.latencies().asynchronousFailure(), () -> ends.failedAtLaunch(instance));
        }
        return instance;
    }

    private String rootKey(Request request, MachineImage image) {
        return Optional.ofNullable(image.key())
                .or(() -> cloud.keyByDefault(request.account(), request.region()))
                .orElse(null);
    }

    private boolean usable(Request request, Volume root) {
        return root.keyArn().map(key -> cloud.keys().attaches(request, key)).orElse(true);
    }

    private static MachineSpec spec(Instance instance, byte[] userData) {
        var shape = instance.shape();
        var origin = instance.origin();
        return new MachineSpec(
                instance.id(),
                origin.account(),
                origin.region(),
                shape.subnet().zone(),
                shape.address(),
                shape.type(),
                shape.imageId(),
                userData,
                Optional.ofNullable(shape.profile())
                        .map(InstanceProfile::roleArn)
                        .orElse(null));
    }

    /** Blank, since nothing boots from it; it goes with the instance. */
    private Volume rootVolume(Request request, Instance instance, String key) {
        var type = VolumeType.gp3;
        var shape = new Volume.Shape(
                instance.shape().subnet().zone(),
                type,
                ROOT_GIBIBYTES,
                type.iops(Optional.empty(), ROOT_GIBIBYTES),
                "",
                key,
                key == null ? null : instance.id(),
                false,
                instance.shape().subnet().outpost(),
                List.of());
        var tags = request.parameters().tagsFor("volume", List.of("instance", "network-interface"));
        var volume = new Volume(
                request.origin(cloud.ids().next("vol")),
                shape,
                Disk.blank(cloud.disks(), ROOT_GIBIBYTES),
                request.now(),
                tags);
        volume.attach(new Attachment(
                instance.id(), instance.shape().rootDevice(), request.now(), instance.running(), true, null));
        return cloud.volumes().put(volume);
    }
}
