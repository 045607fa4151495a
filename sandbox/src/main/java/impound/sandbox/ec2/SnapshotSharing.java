package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets other accounts make volumes and copies of a snapshot. One under the aws/ebs key cannot be shared: nor can the key. The words
 * of that refusal are those of hashicorp/packer#8271.
 */
final class SnapshotSharing implements Family {
    private static final String PERMISSION = "createVolumePermission";

    private final Cloud cloud;

    SnapshotSharing(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("ModifySnapshotAttribute", this::modify, "DescribeSnapshotAttribute", this::describe);
    }

    private void modify(Request request, Xml answer) {
        var snapshot = cloud.ownSnapshot(request, request.subject("SnapshotId"));
        var add = accounts(request.parameters(), "Add", "add");
        var remove = accounts(request.parameters(), "Remove", "remove");
        if (add.isEmpty() && remove.isEmpty()) {
            throw Refusal.missing(PERMISSION);
        }
        if (!add.isEmpty()) {
            admitSharing(snapshot);
        }
        add.forEach(SnapshotSharing::admitAccount);
        var seen = cloud.after(request.now(), cloud.latencies().hidden());
        add.forEach(account -> snapshot.shareWith(account, seen));
        remove.forEach(snapshot::withdrawFrom);
        answer.add("return", true);
    }

    /** The API has two ways to say the same; the SDKs let callers use either. */
    private static List<String> accounts(Parameters parameters, String structure, String type) {
        var found = new ArrayList<String>();
        for (var one : parameters.structure("CreateVolumePermission").structures(structure)) {
            refuseGroup(one.text("Group").isPresent());
            found.add(one.required("UserId"));
        }
        if (parameters.text("OperationType").filter(type::equals).isPresent()) {
            refuseGroup(!parameters.list("UserGroup").isEmpty());
            found.addAll(parameters.list("UserId"));
        }
        return found;
    }

    /** Nothing of this world is public, and evidence would be the last thing to be. */
    private static void refuseGroup(boolean asked) {
        if (asked) {
            throw Refusal.of("OperationNotPermitted", "Public sharing of snapshots is blocked for this account.");
        }
    }

    private void admitSharing(Snapshot snapshot) {
        if (snapshot.encrypted()
                && cloud.keys().isEbsDefault(snapshot.contents().key())) {
            throw Refusal.of("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
        }
    }

    private static void admitAccount(String account) {
        if (!account.matches("\\d{12}")) {
            throw Refusal.of("InvalidParameterValue", "Invalid user id: \"%s\"", account);
        }
    }

    private void describe(Request request, Xml answer) {
        var snapshot = cloud.ownSnapshot(request, request.subject("SnapshotId"));
        var attribute = request.parameters().required("Attribute");
        answer.add("snapshotId", snapshot.id());
        switch (attribute) {
            case PERMISSION ->
                answer.inside(
                        PERMISSION,
                        set -> set.each("item", snapshot.sharedWith(), account -> answer.add("userId", account)));
            case "productCodes" ->
                ProductCodes.write(answer, snapshot.contents().productCodes());
            default -> throw Refusal.value("Attribute", attribute, "It is not an attribute of this snapshot.");
        }
    }
}
