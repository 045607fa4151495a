package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.RECEIPT_HANDLE;

import impound.processors.Wire;
import impound.processors.custody.Hops;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.StageName;
import impound.processors.stage.TakeSnapshots;
import impound.processors.steering.Steering;
import org.apache.camel.builder.RouteBuilder;

/** A target becomes one evidence a volume, all of them taken at one instant. */
final class Snapshot extends RouteBuilder {
    private final Queues queues;
    private final Deliveries deliveries;
    private final TakeSnapshots takeSnapshots;
    private final Hops hops;
    private final Steering steering;

    Snapshot(Queues queues, Deliveries deliveries, TakeSnapshots takeSnapshots, Hops hops, Steering steering) {
        this.queues = queues;
        this.deliveries = deliveries;
        this.takeSnapshots = takeSnapshots;
        this.hops = hops;
        this.steering = steering;
    }

    @Override
    public void configure() {
        from(queues.consume(StageName.SNAPSHOT))
                .routeId(StageName.SNAPSHOT.text())
                .routeConfigurationId(Failures.STOPS)
                .process(deliveries)
                .removeHeaders("*", RECEIPT_HANDLE)
                .transform()
                .body(String.class, Wire::readAssignment)
                .filter()
                .body(Assignment.class, hops::isCurrent)
                .transform()
                .body(Assignment.class, steering::unlessAborted)
                .transform()
                .body(Assignment.class, takeSnapshots::take)

                // one evidence a volume, each on its own from here
                .to(Forwarding.ALL_ONWARD)
                .end();
    }
}
