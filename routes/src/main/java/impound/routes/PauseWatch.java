package impound.routes;

import impound.processors.steering.WatchPause;
import org.apache.camel.builder.RouteBuilder;

/** Looks at once, and then each minute, whether a person has paused the intake, whether or not a finding comes. */
final class PauseWatch extends RouteBuilder {
    private static final String NAME = "pause-watch";

    private static final String EACH_MINUTE = "timer:" + NAME + "?period=60000";

    private final WatchPause pause;

    PauseWatch(WatchPause pause) {
        this.pause = pause;
    }

    @Override
    public void configure() {
        // what fails is logged, and the next look comes anyway
        from(EACH_MINUTE).routeId(NAME).errorHandler(noErrorHandler()).bean(pause, "look");
    }
}
