package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Copies snapshots between accounts, regions and keys. A key that cannot be used is found out only after the answer. */
final class SnapshotCopies implements Family {
    /** What EC2 writes where a copy has no volume of its own. */
    static final String NO_VOLUME = "vol-ffffffff";

    private final Cloud cloud;

    SnapshotCopies(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("CopySnapshot", this::copy);
    }

    private void copy(Request request, Xml answer) {
        var parameters = request.parameters();
        var source = cloud.visibleSnapshot(
                request, parameters.required("SourceRegion"), request.subject("SourceSnapshotId"));
        admit(request, source);
        var key = key(request, source);
        var contents = contents(request, source, key);
        var outlook = outlook(request, source, key);
        var tags = parameters.tagsFor("snapshot", List.of());
        var copy =
                cloud.snapshots().put(new Snapshot(request.origin(cloud.ids().next("snap")), contents, outlook, tags));
        answer.add("snapshotId", copy.id());
        Ec2Xml.tags(answer, copy.tags());
    }

    private void admit(Request request, Snapshot source) {
        if (source.state(request.now()) != SnapshotState.completed) {
            throw Refusal.of("IncorrectState", "Snapshot '%s' is not completed.", source.id());
        }
        PendingSnapshots.of(cloud, request).admitCopy();
    }

    /** An encrypted snapshot has no unencrypted copy: without a key of the caller's it goes under its account's default one. */
    private Optional<String> key(Request request, Snapshot source) {
        var parameters = request.parameters();
        var asked = parameters.text("KmsKeyId");
        if (asked.isPresent() && !parameters.flag("Encrypted")) {
            throw Refusal.of(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        if (parameters.text("Encrypted").filter("false"::equals).isPresent()) {
            throw Refusal.value("encrypted", "false", "Omit the parameter: it cannot be set to false.");
        }
        var byDefault = cloud.keyByDefault(request.account(), request.region());
        if (!parameters.flag("Encrypted") && !source.encrypted() && byDefault.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(asked.map(key -> cloud.keys().arn(request, key))
                .or(() -> byDefault)
                .or(() -> Optional.ofNullable(source.contents().key()).filter(same -> isAtHome(request, source)))
                .orElseGet(() -> cloud.keys().ebsDefault(request)));
    }

    private Snapshot.Contents contents(Request request, Snapshot source, Optional<String> key) {
        var old = source.contents();
        var dataKey = dataKey(source, key);
        var image = cloud.disks().rekeyed(old.image(), old.dataKey(), dataKey);
        var description = request.parameters()
                .text("Description")
                .orElse("[Copied %s from %s]"
                        .formatted(source.id(), source.origin().region()));
        return new Snapshot.Contents(
                NO_VOLUME, old.gibibytes(), description, key.orElse(null), dataKey, image, old.productCodes());
    }

    private String dataKey(Snapshot source, Optional<String> key) {
        if (key.isEmpty()) {
            return null;
        }
        return key.get().equals(source.contents().key())
                ? source.contents().dataKey()
                : UUID.randomUUID().toString();
    }

    private Snapshot.Outlook outlook(Request request, Snapshot source, Optional<String> key) {
        var sourceKey = Optional.ofNullable(source.contents().key());
        if (!usable(request, request.region(), key)
                || !usable(request, source.origin().region(), sourceKey)) {
            var late = cloud.after(request.now(), cloud.latencies().asynchronousFailure());
            return new Snapshot.Outlook(late, "Given key ID is not accessible");
        }
        // Within an account and region, and under the same key, EBS only notes that there are two.
        var moved = key.equals(sourceKey) && isAtHome(request, source)
                ? 0
                : source.image().writtenBytes();
        return new Snapshot.Outlook(cloud.after(request.now(), cloud.latencies().copyOf(moved)), null);
    }

    private static boolean isAtHome(Request request, Snapshot source) {
        return source.ownedBy(request.account()) && source.origin().region().equals(request.region());
    }

    private boolean usable(Request request, String region, Optional<String> key) {
        return key.map(one -> cloud.keys().opens(request, region, one)).orElse(true);
    }
}
