package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.custody.WorkKeys;
import impound.processors.fakes.World;
import impound.processors.gateway.WorkRecords.Versioned;
import impound.processors.steering.Order;
import impound.processors.steering.Steer;
import impound.processors.steering.WatchPause;
import java.time.Duration;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class PauseWatchTest {
    private static final String TICK = "direct:tick";

    private final World world = new World();
    private final Steer steer = new Steer(world.records, world.audit, world.settings);
    private final LoggedLines log = LoggedLines.of(WatchPause.class);
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        camel = new DefaultCamelContext();
        camel.addRoutes(new PauseWatch(new WatchPause(world.records, world.settings, world.clock)));
        AdviceWith.adviceWith(camel, "pause-watch", route -> route.replaceFromWith(TICK));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        log.close();
    }

    @Test
    void the_log_says_once_that_the_intake_is_paused_by_whom_when_and_why_and_once_that_it_is_no_more() {
        tick();
        steer.pause(order("maintenance"));
        minutes(10);
        steer.resume(order("done"));
        minutes(10);

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0))
                .startsWith("WARN the intake is paused: findings wait")
                .endsWith("{at=2026-03-01T10:00:00Z, by=ann, why=maintenance}");
        assertThat(log.lines().get(1)).startsWith("WARN the intake is paused no more");
    }

    @Test
    void a_coordinator_that_starts_while_the_intake_is_paused_says_so_at_once() {
        steer.pause(order("maintenance"));

        tick();

        assertThat(log.lines()).singleElement().asString().contains("is paused", "maintenance");
    }

    @Test
    void each_coordinator_looks() throws Exception {
        try (var coordinator = Coordinator.in(world)) {
            var route = coordinator.camel.getRoute("pause-watch");

            assertThat(route.getEndpoint().getEndpointUri()).startsWith("timer://pause-watch");
            assertThat(coordinator.camel.getRouteController().getRouteStatus("pause-watch"))
                    .isEqualTo(ServiceStatus.Started);
        }
    }

    @Test
    void a_pause_is_written_anew_each_day_so_that_no_life_cycle_takes_it_away_and_said_again() {
        steer.pause(order("maintenance"));
        var given = record();
        tick();
        var atStart = record();
        minutes(60 * 24 - 1);
        var sameDay = record();
        minutes(1);

        assertThat(atStart.etag()).isNotEqualTo(given.etag());
        assertThat(sameDay.etag()).isEqualTo(atStart.etag());
        assertThat(record().etag()).isNotEqualTo(atStart.etag());
        assertThat(record().bytes()).isEqualTo(given.bytes());
        assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("maintenance"));
    }

    @Test
    void whoever_resumes_in_that_moment_is_not_overruled() {
        steer.pause(order("maintenance"));
        world.records.rivalWritesFirst(() -> steer.resume(order("done")));

        tick();

        assertThat(world.records.read(world.settings.home(), WorkKeys.PAUSE)).isEmpty();
    }

    @Test
    void a_look_that_fails_keeps_the_next_from_nothing() {
        steer.pause(order("maintenance"));
        world.records.beUnreachableFor(WorkKeys.PAUSE::equals);
        assertThat(camel.createProducerTemplate().send(TICK, exchange -> {}).getException())
                .isInstanceOf(SdkClientException.class);
        world.records.beUnreachableFor(key -> false);

        tick();

        assertThat(log.lines()).hasSize(1);
    }

    private Versioned record() {
        return world.records.read(world.settings.home(), WorkKeys.PAUSE).orElseThrow();
    }

    private Order order(String why) {
        return new Order("ann", why, world.clock.instant());
    }

    private void minutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            world.clock.pass(Duration.ofMinutes(1));
            tick();
        }
    }

    private void tick() {
        camel.createProducerTemplate().sendBody(TICK, null);
    }
}
