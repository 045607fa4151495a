package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.Map;

/** Where instances can be, and from what they are made: zones, subnets, machine images. */
final class Places implements Family {
    private final Cloud cloud;

    Places(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "DescribeSubnets", this::subnets,
                "DescribeImages", this::images,
                "DescribeAvailabilityZones", this::zones);
    }

    private void subnets(Request request, Xml answer) {
        var own = cloud.subnets().visible(request.region(), request.now()).stream()
                .filter(subnet -> subnet.ownedBy(request.account()))
                .toList();
        var page = Page.of(
                request,
                own,
                "SubnetId",
                id -> Refusal.of("InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist", id));
        answer.inside("subnetSet", set -> set.each("item", page.items(), subnet -> subnet(answer, subnet)));
        answer.add("nextToken", page.nextToken());
    }

    private static void subnet(Xml answer, Subnet subnet) {
        answer.add("subnetId", subnet.id())
                .add("state", "available")
                .add("vpcId", subnet.vpc())
                .add("availabilityZone", subnet.zone())
                .add("ownerId", subnet.origin().account())
                .add("outpostArn", subnet.outpost())
                .add("cidrBlock", "10.0.0.0/16")
                .add("availableIpAddressCount", 4091);
        Ec2Xml.tags(answer, subnet.tags());
    }

    private void images(Request request, Xml answer) {
        var page = Page.of(
                request,
                cloud.images().visible(request.region(), request.now()),
                "ImageId",
                id -> Refusal.of("InvalidAMIID.NotFound", "The image id '[%s]' does not exist", id));
        answer.inside("imagesSet", set -> set.each("item", page.items(), image -> image(request, answer, image)));
        answer.add("nextToken", page.nextToken());
    }

    private static void image(Request request, Xml answer, MachineImage image) {
        answer.add("imageId", image.id())
                .add("imageState", "available")
                .add("imageOwnerId", image.origin().account())
                .add("name", image.name())
                .add("architecture", "x86_64")
                .add("imageType", "machine")
                .add("enaSupport", true)
                .add("rootDeviceType", "ebs")
                .add("rootDeviceName", "/dev/xvda");
        Ec2Xml.tags(answer, request.tagsOf(image));
    }

    private void zones(Request request, Xml answer) {
        answer.inside(
                "availabilityZoneInfo",
                set -> set.each("item", cloud.zones().of(request.region()), zone -> answer.add("zoneName", zone.name())
                        .add("zoneState", "available")
                        .add("regionName", zone.region())
                        .add("groupName", zone.group())
                        .add("zoneType", zone.kind())));
    }
}
