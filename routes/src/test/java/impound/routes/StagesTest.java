package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.DELAY_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagesTest {
    private final World world = new World();
    private final Evidence evidence = world.onRecord(Life.upTo(StageName.SHARE));
    private Coordinator coordinator;

    @BeforeEach
    void start() throws Exception {
        coordinator = Coordinator.in(world);
        Sources.put(world, Ids.MONITORED, State.COMPLETED);
    }

    @AfterEach
    void stop() {
        coordinator.close();
    }

    @Test
    void evidence_goes_to_the_queue_of_its_next_stage_with_its_link_on_record() throws Exception {
        deliver(Wire.write(evidence));

        var sent = Wire.readEvidence(coordinator.queues.bodies("restore").get(0));
        assertThat(coordinator.queues.names()).containsExactly("restore");
        assertThat(sent.hop()).isEqualTo(evidence.hop() + 1);
        assertThat(sent.chain().hasUnwritten()).isFalse();
        assertThat(world.custody.read(Ids.REGION, Ids.INCIDENT, Ids.ROOT.id().value()))
                .isEqualTo(sent.chain());
    }

    @Test
    void delivered_again_after_it_was_sent_on_there_is_no_further_message_and_no_further_act() throws Exception {
        deliver(Wire.write(evidence));

        deliver(Wire.write(evidence));

        assertThat(coordinator.queues.names()).containsExactly("restore");
        assertThat(world.snapshots.calls()).containsExactly("share " + Ids.SNAPSHOT);
    }

    @Test
    void a_crash_after_the_link_and_before_the_send_costs_nothing_but_a_second_delivery() throws Exception {
        world.custody.write(evidence.with(Life.links(Ids.ROOT).get(2)));

        deliver(Wire.write(evidence));

        assertThat(world.snapshots.calls()).isEmpty();
        assertThat(coordinator.queues.names()).containsExactly("restore");
    }

    @Test
    void evidence_that_is_due_elsewhere_is_sent_there_without_an_act() throws Exception {
        var further = world.onRecord(Life.upTo(StageName.IMAGE, Ids.DATA));

        deliver(Wire.write(further));

        assertThat(world.snapshots.calls()).isEmpty();
        assertThat(coordinator.queues.names()).containsExactly("image");
    }

    @Test
    void what_is_waited_for_goes_back_to_its_own_queue_after_a_delay() throws Exception {
        world.snapshots.becomes(Ids.SNAPSHOT, State.PENDING, "");
        var pending = world.onRecord(Life.taken(Ids.DATA));

        deliver(Wire.write(pending));

        var sent = coordinator.queues.sent("share").get(0);
        assertThat(coordinator.queues.names()).containsExactly("share");
        assertThat(sent.headers()).containsEntry(DELAY_HEADER, 5);
        assertThat(Wire.readEvidence(sent.body()).waiting().reason()).contains("is not completed");
    }

    @Test
    void a_wait_of_less_than_a_second_is_never_rounded_to_none() throws Exception {
        var notYet = evidence.notYet(StageName.SHARE, "pending", Life.AT, Duration.ofMillis(1));

        coordinator.camel.createProducerTemplate().sendBody(Forwarding.ONWARD, notYet);

        assertThat(coordinator.queues.sent("share").get(0).headers()).containsEntry(DELAY_HEADER, 1);
    }

    @Test
    void nothing_that_a_sender_wrote_into_headers_goes_on() throws Exception {
        var hostile = Map.<String, Object>of(
                "CamelAwsSqsDelaySeconds", "900",
                "camelAwsSqsMessageGroupId", "x",
                "CamelImpoundSlip", "file:elsewhere",
                "CamelRoutingSlipEndpoint", "x",
                "impound-reason", "x",
                "anything", "x");
        coordinator.queues.put("share", Wire.write(evidence), hostile);

        coordinator.queues.deliver("share");

        var headers = coordinator.queues.sent("restore").get(0).headers();
        assertThat(coordinator.queues.names()).containsExactly("restore");
        assertThat(headers).containsEntry(DELAY_HEADER, 0).doesNotContainKeys("anything", "impound-reason");
        assertThat(headers.values()).doesNotContain("x", "900", "file:elsewhere");
    }

    @Test
    void a_message_that_two_replicas_have_at_once_is_sent_at_most_twice_and_makes_one_link() throws Exception {
        try (var other = Coordinator.in(world)) {
            world.snapshots.duringShare(() -> deliverTo(other, Wire.write(evidence)));

            deliver(Wire.write(evidence));

            var sent = new ArrayList<>(coordinator.queues.bodies("restore"));
            sent.addAll(other.queues.bodies("restore"));
            assertThat(sent).hasSizeBetween(1, 2);
            assertThat(Set.copyOf(sent)).hasSize(1);
            assertThat(world.custody
                            .read(Ids.REGION, Ids.INCIDENT, Ids.ROOT.id().value())
                            .links())
                    .hasSize(4);
        }
    }

    private void deliver(String body) throws Exception {
        coordinator.queues.put("share", body, Map.of());
        assertThat(coordinator.queues.deliver("share")).isEmpty();
    }

    private static void deliverTo(Coordinator other, String body) {
        other.queues.put("share", body, Map.of());
        try {
            other.queues.deliver("share");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
