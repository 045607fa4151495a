package impound.processors.settings;

import java.util.Optional;
import java.util.Set;

/** Settings as somebody wrote them, wherever that was. */
public interface WrittenSettings {
    /** The text of the setting of this name, from the place that counts most. */
    Optional<String> text(String name);

    /** All names that are written there: of settings such as {@code impound.regions}, of variables such as {@code IMPOUND_REGIONS}. */
    Set<String> names();
}
