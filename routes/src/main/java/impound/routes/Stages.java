package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.RECEIPT_HANDLE;

import impound.processors.Wire;
import impound.processors.custody.Custody;
import impound.processors.custody.Hops;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Outcome;
import impound.processors.stage.Stage;
import impound.processors.steering.Steering;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** The stages of a collection: one shape, written once and made for each. */
final class Stages extends RouteBuilder {
    private final List<Stage> stages;
    private final Queues queues;
    private final Deliveries deliveries;
    private final Hops hops;
    private final Custody custody;
    private final Steering steering;

    Stages(List<Stage> stages, Queues queues, Deliveries deliveries, Hops hops, Custody custody, Steering steering) {
        this.stages = stages;
        this.queues = queues;
        this.deliveries = deliveries;
        this.hops = hops;
        this.custody = custody;
        this.steering = steering;
    }

    @Override
    public void configure() {
        stages.forEach(this::run);
    }

    private void run(Stage stage) {
        var name = stage.name().text();
        from(queues.consume(stage.name()))
                .routeId(name)
                .routeConfigurationId(Failures.STOPS)

                // what was delivered too often is parked before SQS would; nothing else of the headers counts
                .process(deliveries)
                .removeHeaders("*", RECEIPT_HANDLE)

                // the chain as the bucket has it; a copy of a message that was dealt with goes no further
                .transform()
                .body(String.class, Wire::readEvidence)
                .filter()
                .body(Evidence.class, hops::isCurrent)
                .transform()
                .body(Evidence.class, custody::current)
                .transform()
                .body(Evidence.class, steering::unlessAborted)

                // one step, and its link
                .transform()
                .body(Evidence.class, stage::advanceIfDue)
                .transform()
                .body(Outcome.class, custody::write)

                // to the next stage, or back here after a wait
                .to(Forwarding.ONWARD)
                .end();
    }
}
