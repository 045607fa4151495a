package impound.routes;

import impound.processors.evidence.StageName;
import impound.processors.failure.HeldBack;
import impound.processors.failure.Parked;
import impound.processors.replay.Cause;
import impound.processors.replay.Copies;
import impound.processors.replay.Copy;
import impound.processors.replay.Replay;
import impound.processors.replay.Round;
import impound.processors.replay.Selection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back to work what was parked at a stage when its route was started: the message that an exchange brings, or, where it
 * brings none, what else there is. What is parked while the route runs stays: where the cause is there still, it would go
 * round for ever.
 */
final class ReplayParked extends RoutePolicySupport implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayParked.class);

    private final StageName stage;
    private final Copies copies;
    private final Replay replay;
    private volatile Set<String> due = Set.of();

    ReplayParked(StageName stage, Copies copies, Replay replay) {
        this.stage = stage;
        this.copies = copies;
        this.replay = replay;
    }

    @Override
    public void onStart(Route route) {
        due = everything().map(Parked::id).collect(Collectors.toSet());
    }

    @Override
    public void process(Exchange exchange) {
        if (exchange.getMessage().getBody() == null) {
            rest(exchange);
        } else {
            one(ParkedQueue.copy(stage, exchange.getMessage()), exchange);
        }
    }

    /** What SQS itself has moved here comes back by many deliveries only, so that it may be new. */
    private void one(Copy copy, Exchange exchange) {
        var original = copies.original(copy);
        if (original.isEmpty()) {
            return;
        }
        if (!copy.isMoved() && !due.contains(original.get().id())) {
            throw new HeldBack("it was parked while " + exchange.getFromRouteId() + " ran, and stays parked");
        }
        log(replay.run(original.get(), cause(exchange)).words());
    }

    /** One that fails stays parked, and keeps none of the others. */
    private void rest(Exchange exchange) {
        var round = new Round(replay, cause(exchange));
        for (var parked : everything().filter(one -> due.contains(one.id())).toList()) {
            try {
                log(round.run(parked).words());
            } catch (RuntimeException e) {
                LOG.atError().addKeyValue("parked", parked.id()).setCause(e).log("it stays parked");
            }
        }
    }

    private Stream<Parked> everything() {
        return replay.selected(stage, Selection.everything()).stream();
    }

    private static void log(String words) {
        LOG.atInfo().log("replayed: {}", words);
    }

    /** Who may start a route is the console's, or the machine's, to say; that it was started is ours. */
    private static Cause cause(Exchange exchange) {
        return new Cause(
                "whoever started " + exchange.getFromRouteId() + " in the coordinator",
                "the route was started in the console or by JMX");
    }
}
