package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.replay.Cause;
import impound.processors.replay.Copies;
import impound.processors.replay.Replay;
import impound.processors.replay.Round;
import impound.processors.replay.Selection;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts back to work the parked message that an exchange brings, or, where it brings none, what else is parked at its stage. */
final class ReplayParked implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayParked.class);

    private final Copies copies;
    private final Replay replay;

    ReplayParked(Copies copies, Replay replay) {
        this.copies = copies;
        this.replay = replay;
    }

    @Override
    public void process(Exchange exchange) {
        if (exchange.getMessage().getBody() == null) {
            rest(exchange);
        } else {
            copies.original(ParkedQueue.copy(stage(exchange), exchange.getMessage()))
                    .ifPresent(parked -> log(replay.run(parked, cause(exchange)).words()));
        }
    }

    /** One that fails stays parked, and keeps none of the others. */
    private void rest(Exchange exchange) {
        var round = new Round(replay, cause(exchange));
        for (var parked : replay.selected(stage(exchange), Selection.everything())) {
            try {
                log(round.run(parked).words());
            } catch (RuntimeException e) {
                LOG.atError().addKeyValue("parked", parked.id()).setCause(e).log("it stays parked");
            }
        }
    }

    private static void log(String words) {
        LOG.atInfo().log("replayed: {}", words);
    }

    private static StageName stage(Exchange exchange) {
        return StageName.of(exchange.getFromRouteId().substring(Replays.REPLAY.length()));
    }

    /** Who may start a route is the console's, or the machine's, to say; that it was started is ours. */
    private static Cause cause(Exchange exchange) {
        return new Cause(
                "whoever started " + exchange.getFromRouteId() + " in the coordinator",
                "the route was started in the console or by JMX");
    }
}
