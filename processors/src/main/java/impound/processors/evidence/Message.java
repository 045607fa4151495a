package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import impound.processors.id.IncidentId;

/** What travels between our queues. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Message extends Hopped permits Assignment, Evidence, IncidentWatch, TargetStopped {
    IncidentId incident();

    /** The same message at its next hop. */
    Message onward();
}
