package impound.processors.evidence;

import java.time.Duration;
import java.util.List;

/**
 * The very same message once more, after a failure that passes by itself. Its hop stays: nothing was done, and at
 * {@code completed} the volume's next stage may be at work under that hop.
 */
public record Again(Message message, StageName stage, Duration delay) implements Onward {
    @Override
    public List<StageName> slip() {
        return List.of(stage);
    }
}
