package impound.routes;

import impound.processors.custody.Custody;
import impound.processors.custody.Hops;
import impound.processors.failure.Parking;
import impound.processors.failure.Shelf;
import impound.processors.failure.StopCollection;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Outbox;
import impound.processors.notice.TellOfFailure;
import impound.processors.notice.TellPeople;
import impound.processors.replay.Copies;
import impound.processors.replay.Replay;
import impound.processors.replay.StopMoved;
import impound.processors.replay.TellOfParked;
import impound.processors.settings.Settings;
import impound.processors.stage.Patience;
import java.time.Clock;

/** The parts that park and replay, put together: the routes have them, and the command, which starts no stage. */
record ParkedParts(Gateways aws, Custody custody, Hops hops, Incidents incidents, Settings settings, Clock clock) {
    Shelf shelf() {
        return new Shelf(aws.records(), settings);
    }

    Parking parking() {
        return new Parking(shelf(), custody, aws.audit(), settings, clock);
    }

    Copies copies() {
        return new Copies(shelf(), parking());
    }

    /** Who tells people of what is parked for too long. */
    TellOfParked tellOfParked(Outbox outbox) {
        return new TellOfParked(shelf(), replay(outbox), new TellPeople(aws, settings, clock), settings, clock);
    }

    /** Who puts on record what SQS itself has parked, sending by way of this. */
    StopMoved stopMoved(Outbox outbox) {
        var patience = new Patience(settings.patience(), clock);
        var stops = new StopCollection(custody, hops, incidents, patience, clock);
        var people = new TellOfFailure(new TellPeople(aws, settings, clock), settings);
        return new StopMoved(parking(), stops, hops, outbox, people, settings);
    }

    /** What a person does with what is parked, sending by way of this. */
    Replay replay(Outbox outbox) {
        return new Replay(aws, outbox, custody, hops, incidents, settings, clock);
    }
}
