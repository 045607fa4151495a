package impound.processors.evidence;

import java.util.List;

/** Everything that follows from one message. Once all of it is sent, the message is done. */
public record Sending(Hopped from, List<? extends Onward> messages) {
    public Sending {
        messages = List.copyOf(messages);
    }
}
