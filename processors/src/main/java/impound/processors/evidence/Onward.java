package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.List;

/** A message with the way that it goes next: which queues, in this order, and not before when. */
public interface Onward {
    /** What is sent, with its hop raised. */
    Message message();

    @JsonIgnore
    List<StageName> slip();

    /** How long the message stays out of sight; SQS allows 15 minutes at the most. */
    @JsonIgnore
    default Duration delay() {
        return Duration.ZERO;
    }
}
