package impound.routes;

import impound.processors.completion.Group;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/** Puts together what messages say of one incident and milestone, and knows when nothing is left to wait for. */
final class MergeGroups implements AggregationStrategy, Predicate {
    @Override
    public Exchange aggregate(Exchange known, Exchange more) {
        if (known != null) {
            var group = more.getMessage().getBody(Group.class);
            more.getMessage().setBody(known.getMessage().getBody(Group.class).and(group));
            GroupRepository.carryVersion(known, more);
        }
        return more;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.getMessage().getBody(Group.class).isComplete();
    }
}
