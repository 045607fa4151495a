package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.replay.Cause;
import impound.processors.replay.Copies;
import impound.processors.replay.Plan;
import impound.processors.replay.Replay;
import impound.processors.replay.Round;
import impound.processors.replay.Selection;
import impound.processors.steering.Order;
import impound.processors.steering.Steer;
import impound.routes.ParkedQueue.Held;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What is parked, and its way back to work, from outside the coordinator: for a person, with that person's credentials. */
public final class Replaying implements AutoCloseable {
    private final Outside outside;
    private final Replay replay;
    private final Copies copies;
    private final Clock clock;

    private Replaying(Outside outside, Replay replay, Copies copies, Clock clock) {
        this.outside = outside;
        this.replay = replay;
        this.copies = copies;
        this.clock = clock;
    }

    /** By the settings at this location. No stage is started. */
    public static Replaying at(String location, AwsCredentialsProvider own, Clock clock) throws Exception {
        var outside = Outside.at(location, own, clock);
        var camel = outside.camel();
        camel.getRegistry()
                .bind(Queues.CLIENT, outside.clients().sqs(outside.settings().home()));
        camel.getRegistry().bind(Queues.NO_FOREIGN_HEADERS, Queues.noForeignHeaders());
        var parked = new Wiring(outside.settings(), outside.aws(), Application.writer(), clock).parked();
        var queues = new Queues(outside.settings());
        camel.addRoutes(new Forwarding(queues, parked.hops()));
        var outbox = new CamelOutbox(camel.createProducerTemplate(), queues);
        return new Replaying(outside.start(), parked.replay(outbox), parked.copies(), clock);
    }

    /** Who these credentials are to AWS. */
    public String caller() {
        return outside.caller();
    }

    /** Incidents that were named and never opened. */
    public List<String> unknown(Selection selection) {
        return replay.unknown(selection);
    }

    /** What is parked at the stage and selected. */
    public List<Parked> selected(StageName stage, Selection selection) {
        return replay.selected(stage, selection);
    }

    /** What a replay would do with it. */
    public Plan plan(Parked parked) {
        return replay.plan(parked);
    }

    /**
     * The incident goes before others from now on.
     *
     * @return whether there is such an incident, and it did not already
     */
    public boolean putFirst(String incident, Cause cause) {
        var steer = new Steer(outside.aws().records(), outside.aws().audit(), outside.settings());
        var order = new Order(cause.who(), cause.why(), clock.instant());
        return replay.find(incident)
                .filter(found -> steer.putFirst(found.region(), found.id(), order))
                .isPresent();
    }

    /** Puts to work what is selected, one after another, and tells of each; one that fails keeps none of the others. */
    public void run(StageName stage, Selection selection, Cause cause, Told told) {
        var queue = new ParkedQueue(outside.clients().sqs(outside.settings().home()), stage, outside.settings());
        var held = queue.hold();
        held.forEach(one -> copies.original(one.copy()));
        var round = new Round(replay, cause);
        for (var parked : replay.selected(stage, selection)) {
            try {
                told.done(round.run(parked));
            } catch (RuntimeException e) {
                told.failed(parked, e);
            }
        }
        held.forEach(one -> settle(queue, one));
    }

    private void settle(ParkedQueue queue, Held held) {
        if (copies.isNeedless(held.copy())) {
            queue.deleteIfPossible(held);
        } else {
            queue.leaveIfPossible(held);
        }
    }

    /** Hears of each parked thing what became of it. */
    public interface Told {
        void done(Plan plan);

        /** It stays parked. */
        void failed(Parked parked, RuntimeException why);
    }

    @Override
    public void close() {
        outside.close();
    }
}
