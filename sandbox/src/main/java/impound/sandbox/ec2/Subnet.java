package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where an instance is: a subnet decides its zone, and with that which volumes it can have.
 *
 * @param outpost ARN of the Outpost on which it is; null for one in AWS itself
 */
public record Subnet(Origin origin, String vpc, String zone, String outpost, Map<String, String> tags)
        implements Resource {
    Subnet(Origin origin, String vpc, String zone, String outpost) {
        this(origin, vpc, zone, outpost, new TreeMap<>());
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
            case "outpost-arn" -> outpost == null ? List.of() : List.of(outpost);
            default -> null;
        };
    }
}
