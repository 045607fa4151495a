package impound.processors.failure;

import impound.processors.audit.AuditRecords;
import impound.processors.custody.Custody;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Cancelled;
import impound.processors.evidence.CollectionFailure.DeliveredTooOften;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Message;
import impound.processors.evidence.StageName;
import impound.processors.gateway.AuditLog;
import impound.processors.settings.Settings;
import java.time.Clock;

/** Keeps what is set aside, so that a replay finds it although SQS forgets a message after 14 days at the most. */
public final class Parking {
    private final Shelf shelf;
    private final Custody custody;
    private final AuditLog audit;
    private final Settings settings;
    private final Clock clock;

    public Parking(Shelf shelf, Custody custody, AuditLog audit, Settings settings, Clock clock) {
        this.shelf = shelf;
        this.custody = custody;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps the body byte for byte, and puts on record why it is parked. */
    public Parked keep(StageName stage, String messageId, String body, CollectionFailure failure) {
        var parked = Parked.of(stage, messageId, body, failure, clock.instant(), settings.home());
        shelf.put(parked, body);
        audit.write(
                settings.home(),
                AuditRecords.INTAKE,
                AuditRecords.parked(messageId, stage.text(), failure.reason(), failure.getMessage()));
        return parked;
    }

    /** Keeps what lies in a parked queue although no stage of ours has put it there: SQS itself did, without a reason. */
    public Parked keep(StageName stage, String messageId, String body) {
        var known = shelf.find(stage, messageId);
        return known.isPresent()
                ? known.get()
                : keep(stage, messageId, body, new DeliveredTooOften(settings.deliveries()));
    }

    /**
     * Lists a volume that stopped at {@code snapshot}: there a volume may stop alone, and the message of its target, which
     * would be parked, goes on for the others. What somebody has aborted waits for nobody.
     */
    public Message list(Message message) {
        if (message instanceof Evidence evidence && isStoppedAtSnapshot(evidence)) {
            var current = custody.current(evidence);
            current.stopped()
                    .filter(stop -> stop.from() == StageName.SNAPSHOT)
                    .filter(stop -> !stop.reason().equals(Cancelled.REASON))
                    .filter(stop -> !isTargetParked(current))
                    .ifPresent(stop -> shelf.put(Parked.of(current, stop)));
        }
        return message;
    }

    private boolean isTargetParked(Evidence evidence) {
        return shelf.at(StageName.SNAPSHOT).stream()
                .anyMatch(parked -> parked.incident().equals(evidence.incident().value())
                        && parked.about().equals(evidence.target().id()));
    }

    private static boolean isStoppedAtSnapshot(Evidence evidence) {
        return evidence.stopped()
                .filter(stop -> stop.from() == StageName.SNAPSHOT)
                .isPresent();
    }
}
