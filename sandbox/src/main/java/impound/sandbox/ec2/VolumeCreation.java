package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes volumes, blank or from snapshots. One whose key cannot be used is accepted, and vanishes without a word. */
final class VolumeCreation implements Family {
    private final Cloud cloud;

    VolumeCreation(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("CreateVolume", this::create);
    }

    private void create(Request request, Xml answer) {
        var volume =
                cloud.tokens().earlier(request).flatMap(cloud.volumes()::made).orElseGet(() -> make(request));
        request.call().resource(volume.id());
        VolumeXml.write(answer, volume, request.now());
    }

    private Volume make(Request request) {
        var snapshot =
                request.parameters().text("SnapshotId").map(id -> cloud.visibleSnapshot(request, request.region(), id));
        snapshot.ifPresent(source -> admit(source, request.now()));
        var shape = shape(request, snapshot);
        var tags = request.parameters().tagsFor("volume", List.of());
        var usable = (shape.key() == null || cloud.keys().makesVolumes(request, shape.key()))
                && snapshot.map(source -> opens(request, source)).orElse(true);
        var available = usable ? cloud.after(request.now(), cloud.latencies().createVolume()) : Instant.MAX;
        var volume = new Volume(request.origin(cloud.ids().next("vol")), shape, disk(shape, snapshot), available, tags);
        if (!usable) {
            volume.goesAt(cloud.after(request.now(), cloud.latencies().asynchronousFailure()));
        }
        cloud.volumes().put(volume);
        cloud.tokens().made(request, volume.id());
        return volume;
    }

    private static void admit(Snapshot snapshot, Instant now) {
        if (snapshot.state(now) != SnapshotState.completed) {
            throw Refusal.of("IncorrectState", "Snapshot '%s' is not completed.", snapshot.id());
        }
    }

    private Volume.Shape shape(Request request, Optional<Snapshot> snapshot) {
        var parameters = request.parameters();
        var zone = zone(request);
        var type = VolumeType.named(parameters.text("VolumeType").orElse("gp2"));
        int size = size(parameters.number("Size"), snapshot);
        type.admit(size);
        admit(zone, type, parameters.text("OutpostArn"));
        new Holdings(cloud, request).admit(type, size);
        var key = key(request, snapshot);
        return new Volume.Shape(
                zone.name(),
                type,
                size,
                type.iops(parameters.number("Iops"), size),
                snapshot.map(Snapshot::id).orElse(""),
                key,
                dataKey(key, snapshot),
                parameters.flag("MultiAttachEnabled"),
                parameters.text("OutpostArn").orElse(null),
                snapshot.map(source -> source.contents().productCodes()).orElse(List.of()));
    }

    private Zone zone(Request request) {
        var zone = request.parameters().required("AvailabilityZone");
        return cloud.zones()
                .find(request.region(), zone)
                .orElseThrow(() -> Refusal.of("InvalidZone.NotFound", "The zone '%s' does not exist.", zone));
    }

    /** Local Zones and Outposts have gp2 everywhere, other types only here and there (kubernetes-sigs/aws-ebs-csi-driver#662). */
    private static void admit(Zone zone, VolumeType type, Optional<String> outpost) {
        if (type != VolumeType.gp2 && (zone.isLocal() || outpost.isPresent())) {
            throw Refusal.of(
                    "UnknownVolumeType", "Unsupported volume type '%s' for volume creation in this zone.", type.name());
        }
    }

    private static int size(Optional<Integer> asked, Optional<Snapshot> snapshot) {
        if (asked.isEmpty() && snapshot.isEmpty()) {
            throw Refusal.of("MissingParameter", "The request must contain the parameter size/snapshot");
        }
        int least = snapshot.map(source -> source.contents().gibibytes()).orElse(1);
        int size = asked.orElse(least);
        if (size < least) {
            throw Refusal.of(
                    "InvalidParameterValue",
                    "Volume of %dGiB is smaller than snapshot '%s', expect size >= %dGiB",
                    size,
                    snapshot.map(Snapshot::id).orElse(""),
                    least);
        }
        return size;
    }

    /**
     * Null for a volume that is not encrypted; one from an encrypted snapshot always is, whatever the caller says. Without a key
     * of the caller's choice it has its snapshot's, or the account's own where the snapshot is another account's.
     */
    private String key(Request request, Optional<Snapshot> snapshot) {
        var parameters = request.parameters();
        var asked = parameters.text("KmsKeyId");
        if (asked.isPresent() && !parameters.flag("Encrypted")) {
            throw Refusal.of(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        var source = snapshot.flatMap(Snapshot::keyArn);
        var own = snapshot.filter(one -> one.ownedBy(request.account())).flatMap(Snapshot::keyArn);
        var byDefault = cloud.keyByDefault(request.account(), request.region());
        if (!parameters.flag("Encrypted") && source.isEmpty() && byDefault.isEmpty()) {
            return null;
        }
        return asked.map(key -> cloud.keys().arn(request, key))
                .or(() -> own)
                .or(() -> byDefault)
                .orElseGet(() -> cloud.keys().ebsDefault(request));
    }

    private static String dataKey(String key, Optional<Snapshot> snapshot) {
        var source = snapshot.map(Snapshot::contents).filter(contents -> key != null && key.equals(contents.key()));
        return key == null
                ? null
                : source.map(Snapshot.Contents::dataKey)
                        .orElseGet(() -> UUID.randomUUID().toString());
    }

    private boolean opens(Request request, Snapshot source) {
        return source.keyArn()
                .map(key -> source.ownedBy(request.account())
                        ? cloud.keys().makesVolumes(request, key)
                        : cloud.keys().opens(request, request.region(), key))
                .orElse(true);
    }

    private DiskImage blank(Volume.Shape shape) {
        return cloud.disks().blank(shape.gibibytes());
    }

    /** A volume as large as its snapshot shares the snapshot's file; a larger one has the rest as zeros. */
    private Disk disk(Volume.Shape shape, Optional<Snapshot> snapshot) {
        if (snapshot.isEmpty()) {
            return Disk.from(cloud.disks(), cloud.disks().encrypted(blank(shape), shape.dataKey()));
        }
        var contents = snapshot.get().contents();
        var image = cloud.disks().rekeyed(contents.image(), contents.dataKey(), shape.dataKey());
        var size = (long) shape.gibibytes() << 30;
        return Disk.from(
                cloud.disks(), size == image.size() ? image : cloud.disks().copy(image, size));
    }
}
