package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.RECEIPT_HANDLE;

import impound.processors.Wire;
import impound.processors.completion.Group;
import impound.processors.completion.Groups;
import impound.processors.completion.ReachMilestone;
import impound.processors.completion.Retire;
import impound.processors.custody.Custody;
import impound.processors.custody.Hops;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Message;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.OptimisticLockRetryPolicy;

/** Volumes that came to their end, or to a milestone, become incidents that did. */
final class Completion extends RouteBuilder {
    private static final String WATCH = "direct:watch";
    private static final String RETIRE = "direct:retire";
    private static final String MILESTONES = "direct:milestones";
    private static final String AGGREGATE = "direct:aggregate";

    private final Queues queues;
    private final Deliveries deliveries;
    private final Hops hops;
    private final Custody custody;
    private final Retire retire;
    private final Groups groups;
    private final GroupRepository repository;
    private final ReachMilestone milestones;

    Completion(
            Queues queues,
            Deliveries deliveries,
            Hops hops,
            Custody custody,
            Retire retire,
            Groups groups,
            GroupRepository repository,
            ReachMilestone milestones) {
        this.queues = queues;
        this.deliveries = deliveries;
        this.hops = hops;
        this.custody = custody;
        this.retire = retire;
        this.groups = groups;
        this.repository = repository;
        this.milestones = milestones;
    }

    @Override
    public void configure() {
        receive();
        watch();
        retire();
        aggregate();
    }

    private void receive() {
        from(queues.consume(StageName.COMPLETED))
                .routeId(StageName.COMPLETED.text())
                .routeConfigurationId(Failures.STOPS)
                .process(deliveries)
                .removeHeaders("*", RECEIPT_HANDLE)
                .transform()
                .body(String.class, Wire::readMessage)
                .choice()
                .when(body().isInstanceOf(IncidentWatch.class))
                .to(WATCH)
                .when(body().isInstanceOf(Evidence.class))
                .to(RETIRE)
                .otherwise()
                .to(MILESTONES)
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
                .to(MILESTONES)
                .end();
    }

    /** All volumes of an incident, by milestone; what is complete closes. */
    private void aggregate() {
        from(MILESTONES)
                .routeId("milestones")
                .errorHandler(noErrorHandler())
                .split()
                .body(Message.class, groups::reached)
                .stopOnException()
                .to(AGGREGATE)
                .end();

        var merge = new MergeGroups();
        from(AGGREGATE)
                .routeId("aggregate")
                .errorHandler(noErrorHandler())
                .aggregate(merge)
                .body(Group.class, Group::key)
                .completionPredicate(merge)
                .aggregationRepository(repository)
                .optimisticLocking()
                // at once and in this thread: a try on another one would be nobody's when it fails
                .optimisticLockRetryPolicy(new OptimisticLockRetryPolicy().retryDelay(0))
                .transform()
                .body(Group.class, milestones::reach)
                .end();
    }
}
