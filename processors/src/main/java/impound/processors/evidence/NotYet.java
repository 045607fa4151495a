package impound.processors.evidence;

import java.time.Duration;
import java.util.List;

/** What is waited for has not come: the message goes back to its own stage and is looked at again after the wait. */
public record NotYet(Message asked, StageName stage, Duration delay) implements Outcome {
    /** SQS keeps no message out of sight for longer. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    public NotYet {
        delay = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    @Override
    public Message message() {
        return asked.onward();
    }

    @Override
    public List<StageName> slip() {
        return List.of(stage);
    }
}
