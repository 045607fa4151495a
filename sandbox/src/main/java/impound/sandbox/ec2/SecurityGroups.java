package impound.sandbox.ec2;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Xml;
import java.util.List;
import java.util.Map;

/** The security groups of an account, and that an instance gets none of another network. */
final class SecurityGroups implements Family {
    private final Cloud cloud;

    SecurityGroups(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DescribeSecurityGroups", this::describe);
    }

    private void describe(Request request, Xml answer) {
        var own = cloud.securityGroups().visible(request.region(), request.now()).stream()
                .filter(group -> group.ownedBy(request.account()))
                .toList();
        var page = Page.of(request, own, "GroupId", SecurityGroups::missing);
        answer.inside("securityGroupInfo", set -> set.each("item", page.items(), group -> group(answer, group)));
        answer.add("nextToken", page.nextToken());
    }

    private static void group(Xml answer, SecurityGroup group) {
        answer.add("groupId", group.id())
                .add("groupName", group.id())
                .add("groupDescription", "of the sandbox")
                .add("ownerId", group.origin().account())
                .add("vpcId", group.vpc());
        Ec2Xml.tags(answer, group.tags());
    }

    /** Refuses groups that the caller does not have, and those of another network than the subnet's. */
    void admit(Request request, List<String> groups, Subnet subnet) {
        for (var id : groups) {
            var group = cloud.securityGroups()
                    .find(id, request.region(), request.now())
                    .filter(one -> one.ownedBy(request.account()))
                    .orElseThrow(() -> missing(id));
            if (!group.vpc().equals(subnet.vpc())) {
                throw Refusal.of(
                        "InvalidParameter",
                        "Security group %s and subnet %s belong to different networks.",
                        id,
                        subnet.id());
            }
        }
    }

    private static AwsError missing(String id) {
        return id.matches("sg-([0-9a-f]{8}|[0-9a-f]{17})")
                ? Refusal.of("InvalidGroup.NotFound", "The security group '%s' does not exist", id)
                : Refusal.of("InvalidGroupId.Malformed", "Invalid id: \"%s\" (expecting \"sg-...\")", id);
    }
}
