package impound.sandbox.ec2;

import impound.sandbox.http.AwsError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which instance types can be had where: every type in every zone, but for what was taken away. */
final class Offers {
    private record Spot(String zone, String type) {}

    private final InstanceTypes types;
    private final Zones zones;
    private final Set<Spot> never = new HashSet<>();
    private final Set<Spot> soldOut = new HashSet<>();

    Offers(InstanceTypes types, Zones zones) {
        this.types = types;
        this.zones = zones;
    }

    /** The zone does not have this type at all. */
    void withdraw(String zone, String type) {
        never.add(new Spot(zone, type));
    }

    /** The zone has this type, but not now. */
    void exhaust(String zone, String type) {
        soldOut.add(new Spot(zone, type));
    }

    void refill(String zone, String type) {
        soldOut.remove(new Spot(zone, type));
    }

    boolean has(Zone zone, InstanceType type) {
        return !never.contains(new Spot(zone.name(), type.name()));
    }

    Optional<InstanceType> type(String name) {
        return types.find(name);
    }

    /** The types that at least one zone of the region has. */
    List<InstanceType> in(String region) {
        return types.all().stream()
                .filter(type -> !zonesWith(region, type).isEmpty())
                .toList();
    }

    List<Zone> zonesWith(String region, InstanceType type) {
        return zones.of(region).stream().filter(zone -> has(zone, type)).toList();
    }

    /** Refuses a launch where EC2 would, in its words: for ever (Unsupported), or for now (a server error, status 500). */
    void admit(Zone zone, InstanceType type) {
        if (!has(zone, type)) {
            throw Refusal.of("Unsupported", unsupported(zone, type));
        }
        if (soldOut.contains(new Spot(zone.name(), type.name()))) {
            throw new AwsError("InsufficientInstanceCapacity", insufficient(zone, type), 500);
        }
    }

    private String unsupported(Zone zone, InstanceType type) {
        var others = zonesWith(zone.region(), type);
        if (others.isEmpty()) {
            return "The requested configuration is currently not supported. "
                    + "Please check the documentation for supported configurations.";
        }
        return ("Your requested instance type (%s) is not supported in your requested Availability Zone (%s). "
                        + "Please retry your request by not specifying an Availability Zone or choosing %s.")
                .formatted(type.name(), zone.name(), names(others));
    }

    private String insufficient(Zone zone, InstanceType type) {
        var others = zonesWith(zone.region(), type).stream()
                .filter(one -> !soldOut.contains(new Spot(one.name(), type.name())))
                .toList();
        var now = "We currently do not have sufficient %s capacity in the Availability Zone you requested (%s). "
                        .formatted(type.name(), zone.name())
                + "Our system will be working on provisioning additional capacity.";
        return others.isEmpty()
                ? now
                : now
                        + " You can currently get %s capacity by not specifying an Availability Zone in your request or choosing %s."
                                .formatted(type.name(), names(others));
    }

    private static String names(List<Zone> zones) {
        return zones.stream().map(Zone::name).collect(Collectors.joining(", "));
    }
}
