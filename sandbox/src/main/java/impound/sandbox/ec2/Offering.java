package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One line of what EC2 answers when asked where an instance type can be had. */
record Offering(String type, String location) implements Resource {
    @Override
    public Origin origin() {
        return new Origin(type + " " + location, "amazon", "", Instant.EPOCH);
    }

    @Override
    public Map<String, String> tags() {
        return Map.of();
    }

    @Override
    public boolean gone(Instant now) {
        return false;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        return switch (filter) {
            case "instance-type" -> List.of(type);
            case "location" -> List.of(location);
            default -> null;
        };
    }
}
