package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.failure.HeldBack;
import impound.processors.failure.Shelf;
import impound.processors.fakes.Ids;
import impound.processors.fakes.OpenIncidents;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.Test;

/** What is parked at share goes on when a person starts its route, and not before. */
class ReplaysTest extends AtShare {
    private static final String ROUTE = "replay-share";

    private final Shelf shelf = new Shelf(world.records, world.settings);

    @Test
    void a_replay_route_is_not_started_with_the_coordinator() {
        assertThat(status()).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void a_parked_message_goes_on_from_its_queue_and_the_shelf_is_empty_then() throws Exception {
        park();
        startRoute();

        coordinator.queues.deliver("share-parked");

        var sent = Wire.readEvidence(coordinator.queues.bodies("share").get(0));
        assertThat(sent.next()).isEqualTo(StageName.SHARE);
        assertThat(sent.link(Link.CollectionResumed.class).who()).contains(ROUTE);
        assertThat(coordinator.queues.bodies("share-parked")).isEmpty();
        assertThat(shelf.at(StageName.SHARE)).isEmpty();
    }

    @Test
    void a_copy_whose_message_has_gone_on_already_is_only_removed() throws Exception {
        park();
        startRoute();
        shelf.at(StageName.SHARE).forEach(shelf::clear);

        coordinator.queues.deliver("share-parked");

        assertThat(coordinator.queues.bodies("share")).isEmpty();
        assertThat(coordinator.queues.bodies("share-parked")).isEmpty();
    }

    @Test
    void what_sqs_itself_has_moved_there_goes_back_as_it_came() throws Exception {
        coordinator.queues.put("share-parked", body, Map.of());
        startRoute();

        coordinator.queues.deliver("share-parked");

        assertThat(coordinator.queues.bodies("share")).containsExactly(body);
    }

    @Test
    void once_the_queue_is_drained_what_sqs_has_forgotten_goes_on_and_the_route_stops() throws Exception {
        park();
        coordinator.queues.forget("share-parked");
        startRoute();
        var stop = new Stop();
        coordinator.camel.getManagementStrategy().addEventNotifier(stop);

        coordinator.queues.deliverNothing("share-parked");

        assertThat(coordinator.queues.bodies("share")).hasSize(1);
        assertThat(stop.seen.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_is_parked_while_the_route_runs_stays_parked_and_goes_on_when_it_is_started_again() throws Exception {
        startRoute();
        park();

        var left = coordinator.queues.deliver("share-parked");
        coordinator.queues.deliverNothing("share-parked");
        var before = coordinator.queues.bodies("share");
        coordinator.camel.getRouteController().stopRoute(ROUTE);
        startRoute();
        coordinator.queues.deliver("share-parked");

        assertThat(left).containsInstanceOf(HeldBack.class);
        assertThat(before).isEmpty();
        assertThat(coordinator.queues.bodies("share")).hasSize(1);
        assertThat(coordinator.queues.bodies("share-parked")).isEmpty();
    }

    @Test
    void where_the_stages_queue_is_not_taking_it_stays_parked() throws Exception {
        park();
        startRoute();
        coordinator.queues.refuseOnce("share");

        var failed = coordinator.queues.deliver("share-parked");

        assertThat(failed).isPresent();
        assertThat(coordinator.queues.bodies("share-parked")).hasSize(1);
        assertThat(shelf.at(StageName.SHARE)).hasSize(1);
    }

    private void park() throws Exception {
        world.open(OpenIncidents.of(Ids.TARGET));
        world.keep(OpenIncidents.instance("running", Ids.ROOT));
        world.snapshots.refuseToShare(new NotMade("snapshot", "no key"));
        deliver(body);
    }

    private void startRoute() throws Exception {
        coordinator.camel.getRouteController().startRoute(ROUTE);
    }

    /** Sees that the route stops, on Camel's own thread. */
    private static final class Stop extends SimpleEventNotifierSupport {
        private final CountDownLatch seen = new CountDownLatch(1);

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.RouteStoppedEvent stopped
                    && stopped.getRoute().getRouteId().equals(ROUTE)) {
                seen.countDown();
            }
        }
    }

    private ServiceStatus status() {
        return coordinator.camel.getRouteController().getRouteStatus(ROUTE);
    }
}
