package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes snapshots: of one volume, or of all volumes of an instance at one instant. */
final class SnapshotCreation implements Family {
    private static final List<String> BUSY_OR_FREE = List.of("available", "in-use");

    private final Cloud cloud;

    SnapshotCreation(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("CreateSnapshot", this::createOne, "CreateSnapshots", this::createSet);
    }

    private void createOne(Request request, Xml answer) {
        var volume = cloud.volume(request, request.subject("VolumeId"));
        var made = take(request, List.of(volume));
        SnapshotXml.common(answer, made.get(0), request, "status");
    }

    private void createSet(Request request, Xml answer) {
        var wanted = request.parameters().structure("InstanceSpecification");
        var instance = cloud.instance(request, wanted.required("InstanceId"));
        request.call().resource(instance.id());
        admit(instance, request.now());
        var volumes = volumes(instance, wanted, request.now());
        var made = take(request, volumes);
        answer.inside(
                "snapshotSet", set -> set.each("item", made, one -> SnapshotXml.common(answer, one, request, "state")));
    }

    private static void admit(Instance instance, Instant now) {
        if (instance.state(now) == InstanceState.TERMINATED) {
            throw Refusal.of(
                    "IncorrectInstanceState",
                    "The instance '%s' is not in a valid state for this operation.",
                    instance.id());
        }
        if (instance.shape().hibernates()) {
            throw Refusal.of(
                    "UnsupportedOperation",
                    "Instance %s is enabled for hibernation: no multi-volume snapshots.",
                    instance.id());
        }
    }

    private List<Volume> volumes(Instance instance, Parameters wanted, Instant now) {
        var excluded = wanted.list("ExcludeDataVolumeId");
        var found = cloud.volumesOf(instance, now).stream()
                .filter(volume -> !excluded.contains(volume.id()))
                .filter(volume -> !wanted.flag("ExcludeBootVolume") || !isRoot(volume, instance, now))
                .toList();
        if (found.isEmpty()) {
            throw Refusal.of(
                    "InvalidParameterValue", "The instance '%s' has no volumes to take snapshots of.", instance.id());
        }
        if (found.size() > cloud.options().quotas().volumesPerSet()) {
            throw Refusal.of(
                    "InvalidParameterValue",
                    "The instance '%s' has more volumes than the %d of one set.",
                    instance.id(),
                    cloud.options().quotas().volumesPerSet());
        }
        return found;
    }

    private static boolean isRoot(Volume volume, Instance instance, Instant now) {
        return volume.attachmentTo(instance.id(), now)
                .filter(held -> held.device().equals(instance.shape().rootDevice()))
                .isPresent();
    }

    /** All at the same instant: between the first and the last, nobody else has the lock. */
    private List<Snapshot> take(Request request, List<Volume> volumes) {
        PendingSnapshots.of(cloud, request).admit(volumes.size());
        volumes.forEach(volume -> admit(request, volume));
        var tags = new HashMap<String, Map<String, String>>();
        volumes.forEach(volume -> tags.put(volume.id(), tags(request, volume)));
        var outlook = outlook(request.now(), volumes);
        var description = request.parameters().text("Description").orElse("");
        var made = new ArrayList<Snapshot>();
        for (var volume : volumes) {
            var shape = volume.shape();
            var contents = new Snapshot.Contents(
                    volume.id(),
                    shape.gibibytes(),
                    description,
                    shape.key(),
                    shape.dataKey(),
                    volume.disk().freeze(),
                    shape.productCodes());
            made.add(cloud.snapshots()
                    .put(new Snapshot(
                            request.origin(cloud.ids().next("snap")), contents, outlook, tags.get(volume.id()))));
        }
        return made;
    }

    private static Map<String, String> tags(Request request, Volume volume) {
        var parameters = request.parameters();
        var copies =
                parameters.text("CopyTagsFromSource").filter("volume"::equals).isPresent();
        var tags = copies ? TagRules.copied(volume.tags()) : new TreeMap<String, String>();
        tags.putAll(parameters.tagsFor("snapshot", List.of()));
        TagRules.admit(tags);
        return tags;
    }

    /** The members of a set are completed together, when the largest is; when one fails, all do. */
    private Snapshot.Outlook outlook(Instant now, List<Volume> volumes) {
        var failure = volumes.stream()
                .map(Volume::takeSnapshotFailure)
                .flatMap(Optional::stream)
                .reduce((first, second) -> first);
        long largest = volumes.stream()
                .mapToLong(volume -> volume.disk().image().writtenBytes())
                .max()
                .orElse(0);
        var latency = failure.isPresent()
                ? cloud.latencies().asynchronousFailure()
                : cloud.latencies().snapshotOf(largest);
        return new Snapshot.Outlook(cloud.after(now, latency), failure.orElse(null));
    }

    private void admit(Request request, Volume volume) {
        var now = request.now();
        if (!BUSY_OR_FREE.contains(volume.state(now))) {
            throw Refusal.of("IncorrectState", "Volume '%s' is in the '%s' state.", volume.id(), volume.state(now));
        }
        var latest = now.minus(cloud.time().scaled(PendingSnapshots.APART));
        PendingSnapshots.of(cloud, request).admit(volume, latest);
    }
}
