package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.Map;

/** What an account sees of its volumes. */
final class VolumeQueries implements Family {
    private final Cloud cloud;

    VolumeQueries(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DescribeVolumes", this::describe, "DescribeVolumeAttribute", this::attribute);
    }

    private void attribute(Request request, Xml answer) {
        var volume = cloud.volume(request, request.subject("VolumeId"));
        var attribute = request.parameters().required("Attribute");
        answer.add("volumeId", volume.id());
        switch (attribute) {
            case "productCodes" -> ProductCodes.write(answer, volume.shape().productCodes());
            case "autoEnableIO" -> answer.inside("autoEnableIO", inner -> inner.add("value", false));
            default -> throw Refusal.value("Attribute", attribute, "It is not an attribute of this volume.");
        }
    }

    private void describe(Request request, Xml answer) {
        var own = cloud.volumes().visible(request.region(), request.now()).stream()
                .filter(volume -> volume.ownedBy(request.account()))
                .toList();
        var page = Page.of(request, own, "VolumeId", Refusal::noVolume);
        answer.inside(
                "volumeSet", set -> set.each("item", page.items(), one -> VolumeXml.write(answer, one, request.now())));
        answer.add("nextToken", page.nextToken());
    }
}
