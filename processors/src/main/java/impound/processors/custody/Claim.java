package impound.processors.custody;

import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;
import java.time.Instant;

/**
 * Which incident a finding and an instance belong to, and whether that incident is safely opened.
 *
 * @param incident that goes on, whoever works on it
 * @param event SHA-256 of the event for which the claim is held
 * @param holder the process and thread that opens the incident
 * @param until when nobody else may, while it is open
 */
public record Claim(State state, IncidentId incident, String event, String holder, Instant until) {
    public enum State {
        /** Somebody opens the incident, or died at it. */
        OPEN,
        /** All its messages are sent: from now on its chains and its watch are its life. */
        DONE
    }

    /** What a claim is on: the same instance in two findings, or two instances in one, are two. */
    public record Subject(String finding, Target target) {}

    /** What whoever asks is told. */
    public sealed interface Answer {
        IncidentId incident();
    }

    /** The incident is the caller's to open, or to go on opening. */
    public record Ours(IncidentId incident) implements Answer {}

    /** The incident is opened, or another event is about to open it: nothing more is to be done. */
    public record Duplicate(IncidentId incident, State state) implements Answer {}
}
