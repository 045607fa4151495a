package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.gateway.Outbox;
import impound.processors.replay.Copies;
import impound.processors.replay.Replay;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;

/**
 * One route a stage that puts back to work whatever is parked there. None is started with the coordinator: a person does it,
 * in the console or by JMX, and each stops by itself once all that was parked then is on its way.
 */
final class Replays extends RouteBuilder {
    /** What comes before the stage's name in the name of its route. */
    static final String REPLAY = "replay-";

    private final Queues queues;
    private final Copies copies;
    private final Function<Outbox, Replay> replays;

    Replays(Queues queues, Copies copies, Function<Outbox, Replay> replays) {
        this.queues = queues;
        this.copies = copies;
        this.replays = replays;
    }

    @Override
    public void configure() {
        var outbox = new CamelOutbox(getContext().createProducerTemplate(), queues);
        var replay = replays.apply(outbox);
        for (var stage : StageName.values()) {
            replay(stage, new ReplayParked(stage, copies, replay));
        }
    }

    private void replay(StageName stage, ReplayParked parked) {
        from(queues.consumeParked(stage))
                .routeId(REPLAY + stage.text())
                .autoStartup(false)
                .routePolicy(parked)

                // what fails stays parked, and comes again when the route is started again
                .errorHandler(noErrorHandler())
                .process(parked)

                // the queue is drained, and what SQS has forgotten came last
                .filter(body().isNull())
                .to(stop(stage))
                .end();
    }

    private static String stop(StageName stage) {
        return "controlbus:route?async=true&action=stop&routeId=" + REPLAY + stage.text();
    }
}
