package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.Map;

/** Deletes snapshots that no lock protects. */
final class SnapshotRemoval implements Family {
    private final Cloud cloud;

    SnapshotRemoval(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DeleteSnapshot", this::delete);
    }

    private void delete(Request request, Xml answer) {
        var snapshot = cloud.ownSnapshot(request, request.subject("SnapshotId"));
        if (snapshot.lock().filter(lock -> !lock.expired(request.now())).isPresent()) {
            throw Refusal.of("SnapshotLocked", "The snapshot '%s' is locked and cannot be deleted.", snapshot.id());
        }
        cloud.snapshots().remove(snapshot);
        answer.add("return", true);
    }
}
