package impound.processors.steering;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.Cancelled;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An order, and a replay, and clocks that cannot say which came first. */
class ReplayedSinceTest {
    private final World world = new World();
    private final Steering steering =
            new Steering(world.records, world.custody, world.incidents, world.settings, world.clock);
    private final Steer steer = new Steer(world.records, world.audit, world.settings);

    @Test
    void what_somebody_has_replayed_since_goes_on_until_it_is_aborted_again() {
        steer.abort(REGION, INCIDENT, abort("a drill"));
        var resumed = resumed();

        assertThat(steering.unlessAborted(resumed)).isSameAs(resumed);

        steer.abort(REGION, INCIDENT, Set.of(ROOT.id().value()), abort("a drill indeed"));
        assertThatThrownBy(() -> steering.unlessAborted(resumed)).hasMessageContaining("a drill indeed");
    }

    @Test
    void an_order_given_after_a_replay_holds_though_its_givers_clock_is_an_hour_behind() {
        var resumed = resumed();

        world.clock.pass(Duration.ofHours(-1));
        steer.abort(REGION, INCIDENT, abort("a drill"));

        assertThatThrownBy(() -> steering.unlessAborted(resumed)).isInstanceOf(Cancelled.class);
        assertThatThrownBy(() -> steering.unlessAborted(Assignment.of(INCIDENT, TARGET)))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void an_order_given_before_a_replay_is_over_though_its_givers_clock_is_an_hour_ahead() {
        world.clock.pass(Duration.ofHours(1));
        steer.abort(REGION, INCIDENT, abort("a drill"));
        world.clock.pass(Duration.ofHours(-1));

        var resumed = resumed();

        assertThat(steering.unlessAborted(resumed)).isSameAs(resumed);
        assertThat(steering.unlessAborted(Assignment.of(INCIDENT, TARGET))).isNotNull();
    }

    @Test
    void of_an_aborted_incident_the_volume_that_was_replayed_goes_on_and_no_other() {
        steer.abort(REGION, INCIDENT, abort("a drill"));

        var resumed = resumed();

        assertThat(steering.unlessAborted(resumed)).isSameAs(resumed);
        assertThatThrownBy(() -> steering.unlessAborted(Life.upTo(StageName.IMAGE, DATA)))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void of_two_orders_at_once_the_later_write_takes_nothing_from_the_other() {
        var beforeTheReplay = abort("a drill");
        var resumed = resumed();
        var afterTheReplay = abort("a drill indeed");

        steer.abort(REGION, INCIDENT, afterTheReplay);
        steer.abort(REGION, INCIDENT, beforeTheReplay);

        assertThatThrownBy(() -> steering.unlessAborted(resumed)).isInstanceOf(Cancelled.class);
    }

    /** A volume that was stopped and replayed, on record in an incident that is open. */
    private Evidence resumed() {
        world.keep(OpenIncidents.instance("running", ROOT, DATA));
        return world.onRecord(Life.add(
                Life.upTo(StageName.IMAGE),
                new Link.CollectionStopped(world.clock.instant(), StageName.IMAGE, "CANCELLED", "a drill", "nothing"),
                new Link.CollectionResumed(world.clock.instant(), StageName.IMAGE, "bob", "no drill")));
    }

    /** An order as a person gives it who looks at the chains as they are. */
    private Abort abort(String why) {
        var incident = OpenIncidents.of(TARGET);
        return new Abort(order(why), new Extent(incident, world.incidents, world.custody).resumptions());
    }

    private Order order(String why) {
        return new Order("ann", why, world.clock.instant());
    }
}
