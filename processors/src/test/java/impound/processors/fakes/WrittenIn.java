package impound.processors.fakes;

import impound.processors.settings.WrittenSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings in a map, in which a variable's name is a name like any other. */
public record WrittenIn(Map<String, String> map) implements WrittenSettings {
    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(map.get(name));
    }

    @Override
    public Set<String> names() {
        return map.keySet();
    }
}
