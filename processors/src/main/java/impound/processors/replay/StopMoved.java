package impound.processors.replay;

import impound.processors.Wire;
import impound.processors.custody.Hops;
import impound.processors.evidence.CollectionFailure.DeliveredTooOften;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.failure.Parking;
import impound.processors.failure.StopCollection;
import impound.processors.gateway.Outbox;
import impound.processors.notice.TellOfFailure;
import impound.processors.settings.Settings;

/**
 * Puts on record what SQS itself has moved into a parked queue. That is a message whose worker died with each delivery, so
 * that no stage of ours could say that its collection stopped, and its incident would wait for it until its deadline.
 */
public final class StopMoved {
    private final Parking parking;
    private final StopCollection stops;
    private final Hops hops;
    private final Outbox outbox;
    private final TellOfFailure people;
    private final Settings settings;

    public StopMoved(
            Parking parking, StopCollection stops, Hops hops, Outbox outbox, TellOfFailure people, Settings settings) {
        this.parking = parking;
        this.stops = stops;
        this.hops = hops;
        this.outbox = outbox;
        this.people = people;
        this.settings = settings;
    }

    /**
     * Does all that a stage does with what it parks itself, as often as it is asked: the body is kept, the stop is on record
     * and sent on, and where nothing can be on record people hear of it.
     */
    public Parked stop(Copy copy) {
        var parked = parking.keep(copy.stage(), copy.messageId(), copy.body());
        if (!isDealtWith(copy)) {
            var failure = new DeliveredTooOften(settings.deliveries());
            var sendings = stops.stop(copy.stage(), copy.body(), failure);
            sendings.forEach(this::send);
            if (sendings.isEmpty()) {
                people.parked(copy.stage(), copy.messageId(), copy.body(), failure);
            }
        }
        return parked;
    }

    private void send(Sending sending) {
        sending.messages().forEach(outbox::send);
        hops.done(sending);
    }

    /** The worker may have died after it had sent on what follows; at {@code completed} no hop tells that. */
    private boolean isDealtWith(Copy copy) {
        try {
            return copy.stage() != StageName.COMPLETED && !hops.isCurrent(Wire.readMessage(copy.body()));
        } catch (Rejected e) {
            return false;
        }
    }
}
