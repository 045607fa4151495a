package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which instance types a region has, what they have, and in which of its zones. */
final class TypeQueries implements Family {
    private static final int MOST_TYPES = 100;

    private final Cloud cloud;

    TypeQueries(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DescribeInstanceTypes", this::types, "DescribeInstanceTypeOfferings", this::offerings);
    }

    private void types(Request request, Xml answer) {
        request.parameters()
                .number("MaxResults")
                .filter(size -> size > MOST_TYPES)
                .ifPresent(size -> {
                    throw Refusal.value(
                            "maxResults", String.valueOf(size), "Expecting a value less than or equal to 100.");
                });
        var page = Page.of(
                request,
                cloud.offers().in(request.region()),
                "InstanceType",
                name -> Refusal.of(
                        "InvalidInstanceType", "The following supplied instance types do not exist: [%s]", name));
        answer.inside("instanceTypeSet", set -> set.each("item", page.items(), type -> type(answer, type)));
        answer.add("nextToken", page.nextToken());
    }

    private static void type(Xml answer, InstanceType type) {
        answer.add("instanceType", type.name())
                .add("currentGeneration", type.isNitro())
                .add("bareMetal", false)
                .add("hypervisor", type.hypervisor());
        answer.inside(
                "processorInfo",
                inner -> inner.inside("supportedArchitectures", list -> list.add("item", type.architecture())));
        answer.inside("vCpuInfo", inner -> inner.add("defaultVCpus", type.vcpus()));
        answer.inside("memoryInfo", inner -> inner.add("sizeInMiB", type.mebibytes()));
        answer.inside("ebsInfo", inner -> inner.add("encryptionSupport", "supported")
                .add("nvmeSupport", type.isNitro() ? "required" : "unsupported"));
        answer.add("instanceStorageSupported", type.disks() > 0);
        if (type.disks() > 0) {
            answer.inside("instanceStorageInfo", inner -> disks(inner, type));
        }
    }

    private static void disks(Xml answer, InstanceType type) {
        answer.add("totalSizeInGB", type.disks() * type.diskGigabytes());
        answer.inside(
                "disks",
                list -> list.inside("item", item -> item.add("sizeInGB", type.diskGigabytes())
                        .add("count", type.disks())
                        .add("type", type.diskKind())));
        answer.add("nvmeSupport", type.isNitro() || type.name().startsWith("i3.") ? "required" : "unsupported");
    }

    private void offerings(Request request, Xml answer) {
        var kind = request.parameters().text("LocationType").orElse("region");
        var page = Page.of(request, offerings(request.region(), kind), "NoSuchId", Refusal::missing);
        answer.inside(
                "instanceTypeOfferingSet",
                set -> set.each("item", page.items(), one -> answer.add("instanceType", one.type())
                        .add("locationType", kind)
                        .add("location", one.location())));
        answer.add("nextToken", page.nextToken());
    }

    private List<Offering> offerings(String region, String kind) {
        var types = cloud.offers().in(region);
        return switch (kind) {
            case "region" ->
                types.stream().map(type -> new Offering(type.name(), region)).toList();
            case "availability-zone" ->
                types.stream().flatMap(type -> inZones(region, type)).toList();
            default -> throw Refusal.value("locationType", kind, "Expecting region or availability-zone.");
        };
    }

    private Stream<Offering> inZones(String region, InstanceType type) {
        return cloud.offers().zonesWith(region, type).stream().map(zone -> new Offering(type.name(), zone.name()));
    }
}
