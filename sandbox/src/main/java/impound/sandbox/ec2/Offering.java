package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;

/** One line of what EC2 answers when asked where an instance type can be had. */
record Offering(String type, String location) implements Offered {
    @Override
    public String key() {
        return type + " " + location;
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
