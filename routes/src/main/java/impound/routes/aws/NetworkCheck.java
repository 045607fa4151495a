package impound.routes.aws;

import impound.processors.id.Region;
import impound.processors.id.Zone;
import impound.processors.settings.RegionSettings;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Whether collectors have an image to start from and subnets to start in, as the security role sees them. */
final class NetworkCheck {
    private final Clients clients;
    private final Faults faults;

    NetworkCheck(Clients clients, Faults faults) {
        this.clients = clients;
        this.faults = faults;
    }

    /** @param security makes each look one of the security role */
    void check(Region region, RegionSettings settings, AwsRequestOverrideConfiguration security) {
        var ec2 = clients.ec2(region);
        var image = settings.machineImage();
        faults.look(
                        "impound." + region + ".machine-image",
                        image,
                        () -> ec2.describeImages(
                                r -> r.overrideConfiguration(security).imageIds(image)))
                .must(
                        answer -> answer.hasImages() && !answer.images().isEmpty(),
                        answer -> "there is no such image in " + region + ": build it there or correct the setting");
        settings.subnets().forEach((zone, subnet) -> subnet(ec2, region, zone, subnet, security));
    }

    private void subnet(
            Ec2Client ec2, Region region, Zone zone, String subnet, AwsRequestOverrideConfiguration security) {
        faults.look(
                        "impound." + region + ".subnets with " + zone,
                        subnet,
                        () -> ec2.describeSubnets(
                                r -> r.overrideConfiguration(security).subnetIds(subnet)))
                .must(
                        answer -> answer.subnets().stream()
                                .allMatch(one -> one.availabilityZone().equals(zone.value())),
                        answer -> "it lies in %s: write it for that zone"
                                .formatted(answer.subnets().get(0).availabilityZone()));
    }
}
