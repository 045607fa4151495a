package impound.processors.replay;

import impound.processors.failure.Parked;
import impound.processors.failure.Parking;
import impound.processors.failure.Shelf;
import java.util.Optional;

/**
 * What lies in parked queues: copies of what lies on the shelf, for people to see. What is not there any more has gone on,
 * so that its copy can go; only what SQS itself has moved into the queue is not there yet.
 */
public final class Copies {
    private final Shelf shelf;
    private final Parking parking;

    public Copies(Shelf shelf, Parking parking) {
        this.shelf = shelf;
        this.parking = parking;
    }

    /** What this is a copy of; nothing where that has gone on. */
    public Optional<Parked> original(Copy copy) {
        return copy.isMoved()
                ? Optional.of(parking.keep(copy.stage(), copy.messageId(), copy.body()))
                : shelf.find(copy.stage(), copy.parkedId());
    }

    /** Whether nothing lies on the shelf for it any more. */
    public boolean isNeedless(Copy copy) {
        return shelf.find(copy.stage(), copy.id()).isEmpty();
    }
}
