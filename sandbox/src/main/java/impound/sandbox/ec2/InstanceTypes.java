package impound.sandbox.ec2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instance types that this EC2 knows: a few of each kind that a suspect or a collector is likely to be. */
final class InstanceTypes {
    private final Map<String, InstanceType> types = new LinkedHashMap<>();

    InstanceTypes() {
        try (var table = InstanceTypes.class.getResourceAsStream("instance-types.txt")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(InstanceType::read)
                    .forEach(type -> types.put(type.name(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<InstanceType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    List<InstanceType> all() {
        return List.copyOf(types.values());
    }
}
