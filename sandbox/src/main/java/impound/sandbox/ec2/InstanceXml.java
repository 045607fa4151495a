package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.time.Instant;
import java.util.List;

/** An instance as DescribeInstances and RunInstances show it, inside its reservation. */
final class InstanceXml {
    private InstanceXml() {}

    static void reservation(Xml answer, Cloud cloud, Instance instance, Instant now) {
        answer.add("reservationId", instance.shape().reservation())
                .add("ownerId", instance.origin().account())
                .inside("instancesSet", set -> set.inside("item", item -> instance(answer, cloud, instance, now)));
    }

    private static void instance(Xml answer, Cloud cloud, Instance instance, Instant now) {
        var shape = instance.shape();
        answer.add("instanceId", instance.id()).add("imageId", shape.imageId());
        Ec2Xml.state(answer, "instanceState", instance.state(now));
        answer.add("instanceType", shape.type())
                .add("launchTime", Ec2Xml.time(instance.origin().created()))
                .add("clientToken", shape.clientToken())
                .add("amiLaunchIndex", 0)
                .add("architecture", "x86_64")
                .add("hypervisor", "xen")
                .add("virtualizationType", "hvm")
                .add("rootDeviceType", "ebs")
                .add("rootDeviceName", shape.rootDevice())
                .add("outpostArn", shape.subnet().outpost());
        ProductCodes.write(answer, instance.productCodes());
        place(answer, instance);
        profile(answer, shape.profile());
        ending(answer, instance);
        disks(answer, cloud, instance, now);
        answer.inside("hibernationOptions", inner -> inner.add("configured", shape.hibernates()));
        answer.inside(
                "metadataOptions", inner -> inner.add("httpTokens", "required").add("httpEndpoint", "enabled"));
        Ec2Xml.tags(answer, instance.tags());
    }

    private static void place(Xml answer, Instance instance) {
        var shape = instance.shape();
        answer.inside("placement", placement -> placement
                .add("availabilityZone", shape.subnet().zone())
                .add("tenancy", "default"));
        if (instance.ending().filter(Ending::terminates).isEmpty()) {
            answer.add("subnetId", shape.subnet().id())
                    .add("vpcId", shape.subnet().vpc())
                    .add("privateIpAddress", shape.address())
                    .add("privateDnsName", "ip-" + shape.address().replace('.', '-') + ".internal");
        }
        answer.inside(
                "groupSet", set -> set.each("item", shape.securityGroups(), group -> answer.add("groupId", group)));
    }

    private static void profile(Xml answer, InstanceProfile profile) {
        if (profile != null) {
            answer.inside("iamInstanceProfile", inner -> inner.add("arn", profile.arn())
                    .add("id", profile.id()));
        }
    }

    private static void ending(Xml answer, Instance instance) {
        instance.ending().ifPresent(ending -> {
            answer.add("reason", ending.message().replaceFirst("^Client\\.\\w+: ", ""));
            answer.inside(
                    "stateReason", inner -> inner.add("code", ending.reason()).add("message", ending.message()));
        });
    }

    private static void disks(Xml answer, Cloud cloud, Instance instance, Instant now) {
        answer.inside("blockDeviceMapping", set -> {
            for (var volume : cloud.volumesOf(instance, now)) {
                var held = volume.attachmentTo(instance.id(), now).orElseThrow();
                set.open("item").add("deviceName", held.device());
                set.inside("ebs", ebs -> disk(ebs, volume, held, now)).close();
            }
        });
    }

    private static void disk(Xml answer, Volume volume, Attachment held, Instant now) {
        answer.add("volumeId", volume.id())
                .add("status", held.status(now))
                .add("attachTime", Ec2Xml.time(held.began()))
                .add("deleteOnTermination", held.deleteOnTermination());
    }

    /** What a call that ends or starts instances answers: how each was, and how it is. */
    record Change(Instance instance, InstanceState before) {}

    static void changes(Xml answer, List<Change> changes, Instant now) {
        answer.inside(
                "instancesSet",
                set -> set.each("item", changes, change -> {
                    answer.add("instanceId", change.instance().id());
                    Ec2Xml.state(answer, "currentState", change.instance().state(now));
                    Ec2Xml.state(answer, "previousState", change.before());
                }));
    }
}
