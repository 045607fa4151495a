package impound.sandbox.ec2;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads what RunInstances was asked for, and refuses what EC2 would refuse. */
final class LaunchRequest {
    private static final int MOST_USER_DATA = 16_384;

    private final Cloud cloud;
    private final Request request;
    private final Parameters parameters;

    LaunchRequest(Cloud cloud, Request request) {
        this.cloud = cloud;
        this.request = request;
        this.parameters = request.parameters();
    }

    Instance.Shape shape() {
        admitCount();
        var type = type();
        var shape = shape(type);
        new SecurityGroups(cloud).admit(request, shape.securityGroups(), shape.subnet());
        var zone = shape.subnet().zone();
        cloud.offers().admit(cloud.zones().find(request.region(), zone).orElseThrow(), type);
        new Holdings(cloud, request).admit(type);
        return shape;
    }

    private Instance.Shape shape(InstanceType type) {
        return new Instance.Shape(
                image().id(),
                type.name(),
                subnet(),
                securityGroups(),
                profile().orElse(null),
                "/dev/xvda",
                parameters
                        .text("InstanceInitiatedShutdownBehavior")
                        .filter("terminate"::equals)
                        .isPresent(),
                parameters.structure("HibernationOptions").flag("Configured"),
                parameters.text("ClientToken").orElse(""),
                cloud.ids().next("r"),
                cloud.ids().nextAddress());
    }

    private void admitCount() {
        if (parameters.number("MinCount").orElse(1) != 1
                || parameters.number("MaxCount").orElse(1) != 1) {
            throw Refusal.of("InstanceLimitExceeded", "The sandbox launches one instance at a time.");
        }
    }

    MachineImage image() {
        var id = parameters.required("ImageId");
        return cloud.images()
                .find(id, request.region(), request.now())
                .orElseThrow(() -> Refusal.of("InvalidAMIID.NotFound", "The image id '[%s]' does not exist", id));
    }

    private InstanceType type() {
        var name = parameters.text("InstanceType").orElse("m1.small");
        return cloud.offers().in(request.region()).stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of("InvalidParameterValue", "Invalid value '%s' for InstanceType.", name));
    }

    private Subnet subnet() {
        var id = parameters
                .text("SubnetId")
                .or(() -> parameters.structure("NetworkInterface.1").text("SubnetId"))
                .orElseThrow(() -> Refusal.of("VPCIdNotSpecified", "No default VPC for this user"));
        return cloud.subnets()
                .find(id, request.region(), request.now())
                .filter(subnet -> subnet.ownedBy(request.account()))
                .orElseThrow(() -> Refusal.of("InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist", id));
    }

    private List<String> securityGroups() {
        var direct = parameters.list("SecurityGroupId");
        return direct.isEmpty() ? parameters.structure("NetworkInterface.1").list("SecurityGroupId") : direct;
    }

    private Optional<InstanceProfile> profile() {
        var profile = parameters.structure("IamInstanceProfile");
        return profile.text("Arn").or(() -> profile.text("Name")).map(this::profile);
    }

    private InstanceProfile profile(String nameOrArn) {
        return cloud.profiles().stream()
                .filter(one -> one.account().equals(request.account()) && one.isNamed(nameOrArn))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.value("iamInstanceProfile.name", nameOrArn, "Invalid IAM Instance Profile name"));
    }

    byte[] userData() {
        var bytes = decode(parameters.text("UserData").orElse(""));
        if (bytes.length > MOST_USER_DATA) {
            throw Refusal.of("InvalidParameterValue", "User data is limited to 16384 bytes");
        }
        return bytes;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("InvalidParameterValue", "Invalid BASE64 encoding of user data.");
        }
    }
}
