package impound.processors.steering;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.AuditRecords.Steered;
import impound.processors.custody.WorkKeys;
import impound.processors.fakes.World;
import impound.processors.gateway.Scope;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrioritiesTest {
    private static final Scope OURS = new Scope(MONITORED, REGION, INCIDENT);
    private static final Scope ANOTHER = new Scope(MONITORED, REGION, new IncidentId("another"));

    private final World world = new World();
    private final Steer steer = new Steer(world.records, world.audit, world.settings);
    private final Priorities priorities = new Priorities(world.records, world.clock);

    @Test
    void the_incident_of_the_order_goes_first_and_no_other() {
        steer.abort(REGION, ANOTHER.incident(), new Abort(order("no priority"), new Resumptions(Map.of())));
        steer.putFirst(REGION, INCIDENT, order("the domain controller"));

        assertThat(priorities.isFirst(OURS)).isTrue();
        assertThat(priorities.isFirst(ANOTHER)).isFalse();
        assertThat(priorities.isFirst(new Scope(MONITORED, new Region("eu-west-1"), INCIDENT)))
                .isFalse();
    }

    @Test
    void an_order_takes_effect_within_seconds_and_so_does_its_end() {
        var before = priorities.isFirst(OURS);

        steer.putFirst(REGION, INCIDENT, order("the domain controller"));
        world.clock.pass(Priorities.KNOWN_FOR);
        var during = priorities.isFirst(OURS);
        steer.putBack(REGION, INCIDENT, order("imaged"));
        world.clock.pass(Priorities.KNOWN_FOR);

        assertThat(before).isFalse();
        assertThat(during).isTrue();
        assertThat(priorities.isFirst(OURS)).isFalse();
    }

    @Test
    void the_work_bucket_is_not_asked_for_each_call() {
        priorities.isFirst(OURS);
        steer.putFirst(REGION, INCIDENT, order("the domain controller"));

        assertThat(priorities.isFirst(OURS)).isFalse();
    }

    @Test
    void where_the_work_bucket_does_not_answer_what_was_known_holds_and_nobody_is_held_up() {
        steer.putFirst(REGION, INCIDENT, order("the domain controller"));
        priorities.isFirst(OURS);
        world.records.beUnreachableFor(key -> key.startsWith(WorkKeys.CONTROL));
        world.clock.pass(Priorities.KNOWN_FOR);

        assertThat(priorities.isFirst(OURS)).isTrue();
        assertThat(priorities.isFirst(ANOTHER)).isFalse();
    }

    @Test
    void an_order_given_twice_is_one_and_each_is_on_record() {
        assertThat(steer.putFirst(REGION, INCIDENT, order("the domain controller")))
                .isTrue();
        assertThat(steer.putFirst(REGION, INCIDENT, order("again"))).isFalse();
        assertThat(steer.putBack(REGION, INCIDENT, order("imaged"))).isTrue();
        assertThat(steer.putBack(REGION, INCIDENT, order("imaged"))).isFalse();

        assertThat(world.audit.all(Steered.class)).extracting(Steered::what).containsExactly("priority", "no priority");
    }

    private Order order(String why) {
        return new Order("ann", why, world.clock.instant());
    }
}
