package impound.processors.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import impound.processors.id.Region;

/** What is passed along a line of messages, one at a time: a second copy of a message that was dealt with is told by its hop. */
public interface Hopped {
    /** What the line of messages is about; a key below {@code hops/}. */
    @JsonIgnore
    String subject();

    /** Whose work bucket keeps the hop. */
    Region region();

    /** How often it has been sent. */
    int hop();
}
