package impound.sandbox.ec2;

import impound.sandbox.SandboxTime;
import impound.sandbox.machine.Machines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that EC2 has, in all accounts and regions. Whoever reads or changes it holds its lock: {@code synchronized (cloud)}. */
record Cloud(
        Ec2Options options,
        SandboxTime time,
        DiskKeys keys,
        Machines machines,
        DiskFolder disks,
        Ids ids,
        ClientTokens tokens,
        Shelf<Volume> volumes,
        Shelf<Snapshot> snapshots,
        Shelf<Instance> instances,
        Shelf<Subnet> subnets,
        Shelf<SecurityGroup> securityGroups,
        Shelf<MachineImage> images,
        List<InstanceProfile> profiles,
        Map<String, String> encryptionByDefault,
        Zones zones,
        Offers offers,
        DoomedLaunches doomedLaunches,
        Fates fates,
        Set<String> subscriptions) {

    static Cloud empty(Ec2Options options, SandboxTime time, DiskKeys keys, Machines machines) {
        var hidden = time.scaled(options.latencies().hidden());
        var zones = new Zones();
        return new Cloud(
                options,
                time,
                keys,
                machines,
                new DiskFolder(options.folder().resolve("disks"), options.neverWritten(), options.noisyBlocks()),
                new Ids(options.seed()),
                new ClientTokens(),
                new Shelf<>(hidden),
                new Shelf<>(hidden),
                new Shelf<>(hidden),
                new Shelf<>(Duration.ZERO),
                new Shelf<>(Duration.ZERO),
                new Shelf<>(Duration.ZERO),
                new ArrayList<>(),
                new HashMap<>(),
                zones,
                new Offers(new InstanceTypes(), zones),
                new DoomedLaunches(),
                new Fates(),
                new HashSet<>());
    }

    Latencies latencies() {
        return options.latencies();
    }

    /** When AWS would be done that begins now and takes this long. */
    Instant after(Instant now, Duration modelTime) {
        return now.plus(time.scaled(modelTime));
    }

    /** The key that EC2 puts on every new volume and copy of this account and region, if it was told to. */
    Optional<String> keyByDefault(String account, String region) {
        return Optional.ofNullable(encryptionByDefault.get(account + "/" + region));
    }

    /** A volume of the caller; another account's is not known here. */
    Volume volume(Request request, String id) {
        return volumes.find(id, request.region(), request.now())
                .filter(volume -> volume.ownedBy(request.account()))
                .orElseThrow(() -> Refusal.noVolume(id));
    }

    Instance instance(Request request, String id) {
        return instances
                .find(id, request.region(), request.now())
                .filter(instance -> instance.ownedBy(request.account()))
                .orElseThrow(() -> Refusal.noInstance(id));
    }

    /** A snapshot that the caller may make something of: its own, or one shared with it. */
    Snapshot visibleSnapshot(Request request, String region, String id) {
        return snapshots
                .find(id, region, request.now())
                .filter(snapshot -> snapshot.visibleTo(request.account(), request.now()))
                .orElseThrow(() -> Refusal.noSnapshot(id));
    }

    /** A snapshot that the caller may change: a share gives no right to. */
    Snapshot ownSnapshot(Request request, String id) {
        var snapshot = visibleSnapshot(request, request.region(), id);
        if (!snapshot.ownedBy(request.account())) {
            throw Refusal.notAllowed("The snapshot '" + id + "' belongs to another account.");
        }
        return snapshot;
    }

    List<Volume> volumesOf(Instance instance, Instant now) {
        return volumes.all().stream()
                .filter(volume -> !volume.gone(now)
                        && volume.attachmentTo(instance.id(), now).isPresent())
                .toList();
    }
}
