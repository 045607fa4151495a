package impound.processors.notice;

import impound.processors.Wire;
import impound.processors.evidence.Chain;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;

/** Tells people of each final failure: what stopped with a record of it, and what was set aside without one. */
public final class TellOfFailure {
    private final TellPeople people;
    private final FailureNotices notices;

    public TellOfFailure(TellPeople people, Settings settings) {
        this.people = people;
        this.notices = new FailureNotices(settings);
    }

    /** Tells of a volume, if it stopped. */
    public Telling stopped(Evidence evidence) {
        return evidence.stopped()
                .map(why -> people.tell(notices.stopped(evidence, why)))
                .orElse(Telling.DONE);
    }

    /** Tells of a target, if nothing could be taken of it: then its own chain says so. */
    public Telling stopped(IncidentId incident, Target target, Chain chain) {
        return !chain.isEmpty() && chain.last().link() instanceof Link.CollectionStopped why
                ? people.tell(notices.stopped(incident, target, chain, why))
                : Telling.DONE;
    }

    /** Tells of a volume or target whose chain in the bucket does not hold together. */
    public Telling broken(Region region, IncidentId incident, String id, String message) {
        return people.tell(notices.broken(region, incident, id, message));
    }

    /** Tells of a message that was parked although nothing of it could be put on record. */
    public Telling parked(StageName stage, String messageId, String body, CollectionFailure failure) {
        try {
            return people.tell(notices.parked(stage, messageId, Wire.readMessage(body), failure));
        } catch (Rejected e) {
            return people.tell(notices.parked(stage, messageId, failure));
        }
    }
}
