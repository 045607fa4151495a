package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What guards instances of one network. Ours guards nothing: a launched machine talks to the sandbox only. */
public record SecurityGroup(Origin origin, String vpc, Map<String, String> tags) implements Resource {
    SecurityGroup(Origin origin, String vpc) {
        this(origin, vpc, new TreeMap<>());
    }

    @Override
    public boolean gone(Instant now) {
        return false;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        return switch (filter) {
            case "group-id" -> List.of(id());
            case "vpc-id" -> List.of(vpc);
            case "owner-id" -> List.of(origin.account());
            default -> null;
        };
    }
}
