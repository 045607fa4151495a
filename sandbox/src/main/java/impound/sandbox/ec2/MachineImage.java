package impound.sandbox.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An AMI: what a launched instance boots. Ours only has a name; the collector's command line is the sandbox's option.
 *
 * @param key ARN of the KMS key that its disk is under; null if it is not encrypted
 */
public record MachineImage(Origin origin, String name, String key, Map<String, String> tags) implements Resource {
    MachineImage(Origin origin, String name, String key) {
        this(origin, name, key, new TreeMap<>());
    }

    @Override
    public boolean gone(Instant now) {
        return false;
    }

    @Override
    public List<String> values(String filter, Instant now) {
        return switch (filter) {
            case "image-id" -> List.of(id());
            case "name" -> List.of(name);
            case "state" -> List.of("available");
            case "owner-id" -> List.of(origin.account());
            case "architecture" -> List.of("x86_64");
            default -> null;
        };
    }
}
