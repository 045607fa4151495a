package impound.processors.gateway;

import impound.processors.evidence.Onward;
import impound.processors.evidence.StageName;

/** The queues, for what is sent on a person's word and not as the next step of a stage. */
public interface Outbox {
    /** Sends along its slip, and stores its hop after it. */
    void send(Onward onward);

    /** Puts a text into the queue of a stage, as it is. */
    void send(StageName stage, String text);
}
