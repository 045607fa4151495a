package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;

/**
 * Takes away what S3 sends once to each queue that it is to notify, to try it out. It may come by every queue, is no message of
 * ours, and nobody's fault: no person has to look at it.
 */
public final class IgnoreTestEvent {
    private final ReadFinding readFinding;
    private final OpenIncident openIncident;

    public IgnoreTestEvent(ReadFinding readFinding, OpenIncident openIncident) {
        this.readFinding = readFinding;
        this.openIncident = openIncident;
    }

    /** Whether the message is one: then that is on record, and there is nothing else to do about it. */
    public boolean ignore(String message) {
        // nearly no message has the name in it, and only what has it is read for it
        if (!message.contains(Format.S3_TEST)) {
            return false;
        }
        try {
            if (readFinding.read(message) instanceof Ignored event && isTestEvent(event)) {
                openIncident.ignore(event);
                return true;
            }
            return false;
        } catch (Rejected e) {
            // whoever reads the queue says what is wrong with it
            return false;
        }
    }

    private static boolean isTestEvent(Ignored event) {
        return event.verdicts().stream().allMatch(verdict -> verdict.reason().equals(Format.TEST_EVENT.name()));
    }
}
