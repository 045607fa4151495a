package impound.processors.replay;

import static impound.processors.fakes.Ids.TARGET;

import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.failure.Parking;
import impound.processors.failure.Shelf;
import impound.processors.failure.StopCollection;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.SentMessages;
import impound.processors.fakes.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** An open incident, what is parked of it, and a person who lets it go on. */
abstract class ForReplay {
    static final Cause CAUSE = new Cause("arn:aws:iam::444455556666:user/alice (alice)", "the key is mended");

    final World world = new World();
    final Shelf shelf = new Shelf(world.records, world.settings);
    final Parking parking = new Parking(shelf, world.custody, world.audit, world.settings, world.clock);
    final SentMessages outbox = new SentMessages(world.hops);
    final Replay replay =
            new Replay(world.aws(), outbox, world.custody, world.hops, world.incidents, world.settings, world.clock);
    final StopCollection stops =
            new StopCollection(world.custody, world.hops, world.incidents, world.patience, world.clock);

    @BeforeEach
    void an_incident_is_open() {
        world.open(OpenIncidents.of(TARGET));
    }

    /** The message failed for good at this stage, and everything was done that the route does then. */
    void fail(StageName stage, String text, String id, CollectionFailure failure) {
        parking.keep(stage, id, text, failure);
        for (Sending sending : stops.stop(stage, text, failure)) {
            sending.messages().forEach(onward -> world.hops.sent(Wire.writeOnward(onward)));
            world.hops.done(sending);
        }
    }

    List<Plan> run(StageName stage, Selection selection) {
        var round = new Round(replay, CAUSE);
        List<Parked> selected = replay.selected(stage, selection);
        return selected.stream().map(round::run).toList();
    }
}
