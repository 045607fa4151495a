package impound.routes;

import static org.apache.camel.component.aws2.sqs.Sqs2Constants.DELAY_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.processors.Wire;
import impound.processors.audit.FindingRecords.FindingJudged;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.IncidentWatch;
import impound.processors.fakes.World;
import impound.processors.steering.Order;
import impound.processors.steering.Steer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest extends DeliveredEvents {
    private final Steer steer = new Steer(world.records, world.audit, world.settings);

    @Test
    void a_finding_sends_the_watch_and_a_target() throws Exception {
        deliver(event("03-imported-plain"));

        assertThat(coordinator.queues.names()).containsExactly("completed", "snapshot");
        assertThat(Wire.readMessage(coordinator.queues.bodies("completed").get(0)))
                .isInstanceOf(IncidentWatch.class);
        assertThat(Wire.readMessage(coordinator.queues.bodies("snapshot").get(0)))
                .isInstanceOf(Assignment.class);
        assertThat(world.bucket.keys()).hasSize(2);
    }

    @Test
    void the_same_event_delivered_twice_sends_nothing_more() throws Exception {
        deliver(event("03-imported-plain"));
        deliver(event("03-imported-plain"));

        assertThat(coordinator.queues.names()).containsExactly("completed", "snapshot");
    }

    @Test
    void where_a_queue_is_not_taking_the_finding_comes_again_and_nothing_is_sent_twice() throws Exception {
        coordinator.queues.refuseOnce("snapshot");
        deliver(event("03-imported-plain"));
        assertThat(coordinator.queues.names()).containsExactly("completed", "findings");

        coordinator.queues.deliver("findings");

        assertThat(coordinator.queues.names()).containsExactly("completed", "snapshot");
    }

    @Test
    void an_ignored_event_sends_nothing_and_is_on_record() throws Exception {
        deliver(event("10-archived"));

        assertThat(coordinator.queues.names()).isEmpty();
        assertThat(world.audit.all(FindingJudged.class)).hasSize(1);
    }

    @Test
    void of_an_event_that_is_right_in_part_the_rest_is_on_record_and_the_part_goes_on() throws Exception {
        deliver(event("14-multi-resource")
                .replace("111122223333:instance/i-0a1b2c3d4e5f60005", "777788889999:instance/i-0a1b2c3d4e5f60005"));

        assertThat(coordinator.queues.names()).containsExactly("completed", "snapshot");
        assertThat(coordinator.queues.bodies("snapshot")).hasSize(1);
        assertThat(world.audit.all(FindingJudged.class))
                .extracting(FindingJudged::decision, FindingJudged::reason)
                .containsExactlyInAnyOrder(tuple("ACCEPT", ""), tuple("REJECT", "ACCOUNT_NOT_ENROLLED"));
    }

    @Test
    void an_event_of_two_regions_sends_a_watch_and_a_target_for_each() throws Exception {
        deliver(event("12-custom-action-three-findings"));

        assertThat(coordinator.queues.bodies("completed")).hasSize(2);
        assertThat(coordinator.queues.bodies("snapshot"))
                .extracting(body -> Wire.readAssignment(body).target().region().value())
                .containsExactly("us-east-1", "eu-west-1");
    }

    @Test
    void where_one_of_two_incidents_cannot_be_opened_the_event_comes_again_as_it_was() throws Exception {
        coordinator.queues.refuseOnce("snapshot");
        deliver(event("12-custom-action-three-findings"));

        assertThat(coordinator.queues.bodies("findings")).containsExactly(event("12-custom-action-three-findings"));
        coordinator.queues.deliver("findings");

        assertThat(coordinator.queues.bodies("snapshot")).hasSize(2);
    }

    @Test
    void beyond_the_limit_of_an_hour_a_finding_waits_in_its_queue_as_it_was_and_is_taken_when_there_is_room()
            throws Exception {
        for (int number = 0; number < world.settings.intake().instancesPerHour(); number++) {
            deliver(about(number));
        }
        var taken = coordinator.queues.bodies("snapshot").size();
        deliver(about(taken));
        var waiting = coordinator.queues.sent("findings");

        world.clock.pass(Duration.ofMinutes(62));
        coordinator.queues.deliver("findings");

        assertThat(waiting).singleElement().satisfies(sent -> {
            assertThat(sent.body()).isEqualTo(about(taken));
            assertThat(sent.headers()).containsEntry(DELAY_HEADER, 60);
        });
        assertThat(coordinator.queues.bodies("findings")).isEmpty();
        assertThat(coordinator.queues.bodies("snapshot")).hasSize(taken + 1);
    }

    @Test
    void a_person_need_not_wait_for_what_a_product_has_reported_beyond_the_limit() throws Exception {
        for (int number = 0; number < world.settings.intake().instancesPerHour(); number++) {
            deliver(about(number));
        }
        var taken = coordinator.queues.bodies("snapshot").size();
        deliver(about(taken));

        // the one that waits comes first, and goes behind it again
        deliver(byPerson(about(taken)));
        coordinator.queues.deliver("findings");

        assertThat(coordinator.queues.bodies("snapshot")).hasSize(taken + 1);
        coordinator.queues.deliver("findings");
        assertThat(coordinator.queues.bodies("snapshot")).hasSize(taken + 1);
        assertThat(coordinator.queues.bodies("findings")).isEmpty();
    }

    private static String byPerson(String event) {
        return event.replace("Findings - Imported", "Findings - Custom Action")
                .replaceFirst(
                        "\"resources\": \\[[^\\]]*\\]",
                        "\"resources\": [\"arn:aws:securityhub:us-east-1:444455556666:action/custom/CollectDisks\"]");
    }

    /** The plain finding, of its own id and about an instance of its own. */
    private static String about(int number) throws IOException {
        var digits = "%04d".formatted(number);
        return event("03-imported-plain")
                .replaceAll("c0ffee0003\\b", "c0ffee" + digits)
                .replace("i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f7" + digits);
    }

    @Test
    void message_attributes_in_the_name_of_camel_change_nothing() throws Exception {
        deliver(event("03-imported-plain"));
        var plain = coordinator.queues.bodies("snapshot");
        var other = new World();
        try (var second = Coordinator.in(other)) {
            second.queues.put(
                    "findings",
                    event("03-imported-plain"),
                    Map.of("CamelHttpUri", "x", "CAMELFileName", "x", "cAmElAwsS3Key", "x", "breadcrumbId", "x"));
            second.queues.deliver("findings");

            assertThat(second.queues.bodies("snapshot")).isEqualTo(plain);
            assertThat(second.queues.sent("snapshot").get(0).headers().values()).doesNotContain("x");
            assertThat(other.bucket.keys()).isEqualTo(world.bucket.keys());
        }
    }

    @Test
    void while_the_intake_is_paused_a_finding_waits_a_minute_in_its_queue_and_is_taken_when_it_is_resumed()
            throws Exception {
        steer.pause(order("maintenance"));
        deliver(event("03-imported-plain"));
        var waiting = coordinator.queues.sent("findings");
        var queues = coordinator.queues.names();
        var keys = world.bucket.keys();

        steer.resume(order("done"));
        coordinator.queues.deliver("findings");

        assertThat(queues).containsExactly("findings");
        assertThat(waiting.get(0).body()).isEqualTo(event("03-imported-plain"));
        assertThat(waiting.get(0).headers()).containsEntry(DELAY_HEADER, 60);
        assertThat(keys).isEmpty();
        assertThat(coordinator.queues.names()).containsExactly("completed", "snapshot");
    }

    @Test
    void while_the_intake_is_paused_not_even_what_is_wrong_is_parked() throws Exception {
        steer.pause(order("maintenance"));

        deliver(event("01-typographic-quotes"));

        assertThat(coordinator.queues.names()).containsExactly("findings");
        assertThat(world.notices.subjects()).isEmpty();
    }

    private Order order(String why) {
        return new Order("ann", why, world.clock.instant());
    }
}
