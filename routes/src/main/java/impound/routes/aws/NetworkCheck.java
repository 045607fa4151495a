package impound.routes.aws;

import impound.processors.id.Region;
import impound.processors.settings.RegionSettings;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Whether collectors have an image to start from, and subnets and a security group of one network to start in. */
final class NetworkCheck {
    private final Ec2Client ec2;
    private final AwsRequestOverrideConfiguration security;
    private final Faults faults;

    /** @param security makes each look one of the security role, under which collectors are launched */
    NetworkCheck(Ec2Client ec2, AwsRequestOverrideConfiguration security, Faults faults) {
        this.ec2 = ec2;
        this.security = security;
        this.faults = faults;
    }

    void check(Region region, RegionSettings settings) {
        var at = "impound." + region + ".";
        image(region, at + "machine-image", settings.machineImage());
        var networks = networks(at + "security-group", settings.securityGroup());
        settings.subnets().forEach((zone, subnet) -> subnet(at + "subnets with " + zone, subnet)
                .must(
                        answer -> only(answer).availabilityZone().equals(zone.value()),
                        answer -> "it lies in %s: write it for that zone"
                                .formatted(only(answer).availabilityZone()))
                .must(
                        answer -> networks.isEmpty()
                                || networks.contains(only(answer).vpcId()),
                        answer -> "it is of the network %s, and %ssecurity-group of %s: name two of one network"
                                .formatted(only(answer).vpcId(), at, networks.get(0))));
    }

    private void image(Region region, String setting, String image) {
        faults.look(
                        setting,
                        image,
                        () -> ec2.describeImages(
                                r -> r.overrideConfiguration(security).imageIds(image)))
                .must(
                        answer -> answer.images().stream().anyMatch(one -> one.state() == ImageState.AVAILABLE),
                        answer ->
                                "no such image is available in " + region + ": build it there or correct the setting");
    }

    /** The network of the security group; none where that is not there. RunInstances refuses a subnet of another. */
    private List<String> networks(String setting, String group) {
        return faults
                .look(
                        setting,
                        group,
                        () -> ec2.describeSecurityGroups(
                                r -> r.overrideConfiguration(security).groupIds(group)))
                .found()
                .stream()
                .flatMap(answer -> answer.securityGroups().stream())
                .map(one -> one.vpcId())
                .toList();
    }

    private Faults.Seen<DescribeSubnetsResponse> subnet(String setting, String subnet) {
        return faults.look(
                setting,
                subnet,
                () -> ec2.describeSubnets(r -> r.overrideConfiguration(security).subnetIds(subnet)));
    }

    private static Subnet only(DescribeSubnetsResponse answer) {
        return answer.subnets().get(0);
    }
}
