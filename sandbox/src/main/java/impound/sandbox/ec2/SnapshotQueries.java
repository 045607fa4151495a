package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.List;
import java.util.Map;

/** What callers see of snapshots: their own, and those that others share with them. */
final class SnapshotQueries implements Family {
    private final Cloud cloud;

    SnapshotQueries(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DescribeSnapshots", this::describe);
    }

    private void describe(Request request, Xml answer) {
        var page = Page.of(request, candidates(request), "SnapshotId", Refusal::noSnapshot);
        answer.inside(
                "snapshotSet", set -> set.each("item", page.items(), one -> SnapshotXml.write(answer, one, request)));
        answer.add("nextToken", page.nextToken());
    }

    private List<Snapshot> candidates(Request request) {
        var owners = request.parameters().list("Owner").stream()
                .map(owner -> owner.equals("self") ? request.account() : owner)
                .toList();
        var restorableBy = request.parameters().list("RestorableBy").stream()
                .map(account -> account.equals("self") ? request.account() : account)
                .toList();
        return cloud.snapshots().visible(request.region(), request.now()).stream()
                .filter(snapshot -> snapshot.visibleTo(request.account(), request.now()))
                .filter(snapshot ->
                        owners.isEmpty() || owners.contains(snapshot.origin().account()))
                .filter(snapshot -> restorableBy.isEmpty()
                        || restorableBy.stream().anyMatch(account -> snapshot.visibleTo(account, request.now())))
                .toList();
    }
}
