package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where an instance is: a subnet decides its zone, and with that which volumes it can have. */
public record Subnet(Origin origin, String vpc, String zone, Map<String, String> tags) implements Resource {
    Subnet(Origin origin, String vpc, String zone) {
        this(origin, vpc, zone, new TreeMap<>());
    }

    @Override
    public boolean gone(Instant now) {
        return false;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        return switch (filter) {
            case "subnet-id" -> List.of(id());
            case "vpc-id" -> List.of(vpc);
            case "availability-zone", "availabilityZone" -> List.of(zone);
            case "state" -> List.of("available");
            default -> null;
        };
    }
}
