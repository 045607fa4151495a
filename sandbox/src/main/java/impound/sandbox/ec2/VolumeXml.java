package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.time.Instant;

/** A volume, and its attachments, as EC2 shows them. */
final class VolumeXml {
    private VolumeXml() {}

    static void write(Xml answer, Volume volume, Instant now) {
        var shape = volume.shape();
        answer.add("volumeId", volume.id())
                .add("size", shape.gibibytes())
                .add("snapshotId", shape.snapshotId())
                .add("availabilityZone", shape.zone())
                .add("status", volume.state(now))
                .add("createTime", Ec2Xml.time(volume.origin().created()))
                .add("volumeType", shape.type().name())
                .add("iops", shape.iops().orElse(null))
                .add("encrypted", shape.key() != null)
                .add("kmsKeyId", shape.key())
                .add("outpostArn", shape.outpost())
                .add("multiAttachEnabled", shape.multiAttach());
        answer.inside(
                "attachmentSet",
                set -> set.each("item", volume.attachments(now), held -> attachment(answer, volume, held, now)));
        Ec2Xml.tags(answer, volume.tags());
    }

    static void attachment(Xml answer, Volume volume, Attachment held, Instant now) {
        answer.add("volumeId", volume.id())
                .add("instanceId", held.instanceId())
                .add("device", held.device())
                .add("status", held.status(now))
                .add("attachTime", Ec2Xml.time(held.began()))
                .add("deleteOnTermination", held.deleteOnTermination());
    }
}
