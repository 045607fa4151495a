package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.replay.Cause;
import impound.processors.replay.Copies;
import impound.processors.replay.Plan;
import impound.processors.replay.Replay;
import impound.processors.replay.Round;
import impound.processors.replay.Selection;
import impound.processors.settings.Settings;
import impound.processors.settings.SettingsReader;
import impound.routes.ParkedQueue.Held;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.AwsRoutes;
import impound.routes.aws.Clients;
import java.time.Clock;
import java.util.List;
import org.apache.camel.main.Main;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What is parked, and its way back to work, from outside the coordinator: for a person, with that person's credentials. */
public final class Replaying implements AutoCloseable {
    private final Main main;
    private final Settings settings;
    private final Clients clients;
    private final String caller;
    private final Replay replay;
    private final Copies copies;

    private Replaying(Main main, Settings settings, Clients clients, String caller, Replay replay, Copies copies) {
        this.main = main;
        this.settings = settings;
        this.clients = clients;
        this.caller = caller;
        this.replay = replay;
        this.copies = copies;
    }

    /** By the settings at this location. No stage is started. */
    public static Replaying at(String location, AwsCredentialsProvider own, Clock clock) throws Exception {
        var main = new Main();
        main.setPropertyPlaceholderLocations(location);
        main.init();
        var camel = main.getCamelContext();
        var settings = new SettingsReader(SettingsSource.of(camel)).read();
        var clients = new Clients(settings, own);
        // asked first: without credentials there is nothing to start
        var caller = clients.sts(settings.home()).getCallerIdentity().arn();
        camel.getRegistry().bind(Queues.CLIENT, clients.sqs(settings.home()));
        camel.getRegistry().bind(Queues.NO_FOREIGN_HEADERS, Queues.noForeignHeaders());
        camel.addRoutes(new AwsRoutes(settings, clients));
        var template = camel.createProducerTemplate();
        var gateways = AwsGateways.of(settings, clients, new AssumedSessions(clients, settings), template, clock);
        var wiring = new Wiring(settings, gateways, Application.writer(), clock);
        var queues = new Queues(settings);
        camel.addRoutes(new Forwarding(queues, wiring.parked().hops()));
        main.start();
        var replay = wiring.parked().replay(new CamelOutbox(template, queues));
        return new Replaying(
                main, settings, clients, caller, replay, wiring.parked().copies());
    }

    /** Who these credentials are to AWS. */
    public String caller() {
        return caller;
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

    /** Puts to work what is selected, one after another, and tells of each; one that fails keeps none of the others. */
    public void run(StageName stage, Selection selection, Cause cause, Told told) {
        var queue = new ParkedQueue(clients.sqs(settings.home()), stage, settings);
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
            queue.delete(held);
        } else {
            queue.leave(held);
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
        main.stop();
        clients.close();
    }
}
