package impound.processors.evidence;

import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Goes round by way of {@code completed} until the incident has its closing record, so that an incident ends even where
 * a completion message, a whole stage or a close was lost.
 *
 * @param opened when the incident was opened, from which its deadline counts
 */
public record IncidentWatch(IncidentId incident, Region region, Instant opened, int hop) implements Message, Onward {
    /** How long the first round takes, and how long any of them does at the least. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    @Override
    public String subject() {
        return incident + "/watch";
    }

    @Override
    public IncidentWatch onward() {
        return new IncidentWatch(incident, region, opened, hop + 1);
    }

    @Override
    public Message message() {
        return onward();
    }

    @Override
    public List<StageName> slip() {
        return List.of(StageName.COMPLETED);
    }

    @Override
    public Duration delay() {
        return ROUND;
    }
}
