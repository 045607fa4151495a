package impound.routes;

import impound.processors.sweep.Sweep;
import org.apache.camel.builder.RouteBuilder;

/**
 * Looks each minute whether a round is due. Whether it is says the clock of the coordinator and what the last round left in
 * the work bucket, not the timer: so neither a restart nor a second process makes more rounds.
 */
final class Sweeper extends RouteBuilder {
    private static final String EACH_MINUTE = "timer:sweeper?period=60000";

    private final Sweep sweep;

    Sweeper(Sweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public void configure() {
        from(EACH_MINUTE).routeId("sweeper").transform().body(tick -> sweep.roundIfDue());
    }
}
