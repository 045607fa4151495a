package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.RECEIPT_HANDLE;

import impound.processors.Wire;
import impound.processors.completion.ReachMilestone;
import impound.processors.completion.Retire;
import impound.processors.custody.Custody;
import impound.processors.custody.Hops;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Message;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parking;
import impound.processors.notice.TellOfArrival;
import org.apache.camel.builder.RouteBuilder;

/** Volumes that came to their end, or to a milestone: what was made only for the work goes, and the incident hears of it. */
final class Completion extends RouteBuilder {
    private static final String WATCH = "direct:watch";
    private static final String RETIRE = "direct:retire";

    private final Queues queues;
    private final Deliveries deliveries;
    private final Hops hops;
    private final Custody custody;
    private final TellOfArrival people;
    private final Parking parking;
    private final Retire retire;
    private final ReachMilestone milestones;

    Completion(
            Queues queues,
            Deliveries deliveries,
            Hops hops,
            Custody custody,
            TellOfArrival people,
            Parking parking,
            Retire retire,
            ReachMilestone milestones) {
        this.queues = queues;
        this.deliveries = deliveries;
        this.hops = hops;
        this.custody = custody;
        this.people = people;
        this.parking = parking;
        this.retire = retire;
        this.milestones = milestones;
    }

    @Override
    public void configure() {
        receive();
        watch();
        retire();
    }

    private void receive() {
        from(queues.consume(StageName.COMPLETED))
                .routeId(StageName.COMPLETED.text())
                .routeConfigurationId(Failures.STOPS)
                .process(deliveries)
                .removeHeaders("*", RECEIPT_HANDLE)
                .transform()
                .body(String.class, Wire::readMessage)

                // people hear of it first, and nothing waits for it
                .transform()
                .body(Message.class, people::tell)
                .transform()
                .body(Message.class, parking::list)
                .choice()
                .when(body().isInstanceOf(IncidentWatch.class))
                .to(WATCH)
                .when(body().isInstanceOf(Evidence.class))
                .to(RETIRE)
                .otherwise()
                .to(Aggregation.MILESTONES)
                .end();
    }

    /** One round of the watch. */
    private void watch() {
        from(WATCH)
                .routeId("watch")
                .errorHandler(noErrorHandler())
                .filter()
                .body(IncidentWatch.class, hops::isCurrent)
                .transform()
                .body(IncidentWatch.class, milestones::look)
                .to(Forwarding.ALL_ONWARD)
                .end();
    }

    /** What was made only for the work goes, one thing at a step, before its volume counts as completed. */
    private void retire() {
        from(RETIRE)
                .routeId("retire")
                .errorHandler(noErrorHandler())
                .transform()
                .body(Evidence.class, custody::current)
                .transform()
                .body(Evidence.class, retire::advance)
                .choice()
                .when()
                .body(Outcome.class, Retire::isOngoing)
                .transform()
                .body(Outcome.class, custody::write)
                .to(Forwarding.ONWARD)
                .endChoice()
                .otherwise()
                .to(Aggregation.MILESTONES)
                .end();
    }
}
