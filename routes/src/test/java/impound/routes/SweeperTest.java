package impound.routes;

import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.FakeHoldings;
import impound.processors.fakes.World;
import java.time.Duration;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SweeperTest {
    private static final String TICK = "direct:tick";

    private final World world = new World();
    private final FakeHoldings holdings = new FakeHoldings();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(
                new Sweeper(SweepWiring.sweep(world.settings, world.aws(), holdings, world.writer, world.clock)));
        AdviceWith.adviceWith(camel, "sweeper", route -> route.replaceFromWith(TICK));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void nothing_is_looked_at_before_a_period_has_passed() {
        tick();
        tick();

        assertThat(holdings.asked()).isEmpty();
    }

    @Test
    void a_round_is_made_each_period_by_the_coordinators_clock() {
        tick();
        world.clock.pass(Duration.ofHours(6));
        tick();
        var once = holdings.asked().size();
        tick();

        assertThat(once).isPositive();
        assertThat(holdings.asked()).hasSize(once);
        assertThat(world.records.read(REGION, "sweeps/last.json")).isPresent();
    }

    @Test
    void a_round_that_fails_keeps_the_next_from_nothing() {
        tick();
        world.clock.pass(Duration.ofHours(6));
        world.records.beUnreachableFor(key -> key.equals("sweeps/last.json"));
        assertThat(camel.createProducerTemplate().send(TICK, exchange -> {}).getException())
                .isInstanceOf(SdkClientException.class);
        world.records.beUnreachableFor(key -> false);

        tick();

        assertThat(holdings.asked()).isNotEmpty();
    }

    private void tick() {
        camel.createProducerTemplate().sendBody(TICK, null);
    }
}
