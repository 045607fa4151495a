package impound.routes;

import impound.processors.completion.Group;
import impound.processors.completion.Groups;
import impound.processors.completion.ReachMilestone;
import impound.processors.evidence.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.OptimisticLockRetryPolicy;

/** All volumes of an incident, by milestone; what is complete closes. */
final class Aggregation extends RouteBuilder {
    /** Takes a message that tells of a volume's end or milestone. */
    static final String MILESTONES = "direct:milestones";

    private static final String AGGREGATE = "direct:aggregate";

    private final Groups groups;
    private final GroupRepository repository;
    private final ReachMilestone milestones;

    Aggregation(Groups groups, GroupRepository repository, ReachMilestone milestones) {
        this.groups = groups;
        this.repository = repository;
        this.milestones = milestones;
    }

    @Override
    public void configure() {
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
