package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.MessageParked;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.Link;
import impound.processors.fakes.Ids;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class FailuresTest extends AtShare {
    @Test
    void a_final_failure_is_parked_as_it_came_and_the_volume_goes_to_its_end() throws Exception {
        world.snapshots.refuseToShare(new NotMade("snapshot", "no key"));

        deliver(body);

        assertThat(coordinator.queues.names()).containsExactly("completed", "share-parked");
        assertThat(coordinator.queues.bodies("share-parked")).containsExactly(body);
        assertThat(Wire.readEvidence(coordinator.queues.bodies("completed").get(0))
                        .stopped())
                .map(Link.CollectionStopped::reason)
                .contains("NOT_MADE");
    }

    @Test
    void a_parked_message_says_why_beside_it_in_the_work_bucket_and_in_the_audit_log() throws Exception {
        world.snapshots.refuseToShare(new NotMade("snapshot", "no key"));

        deliver(body);

        assertThat(coordinator.queues.sent("share-parked").get(0).headers())
                .containsEntry("impound-reason", "NOT_MADE")
                .containsEntry("impound-stage", "share")
                .containsEntry("impound-attempt", "1")
                .containsEntry("impound-message", "message-1")
                .containsKey("impound-safe");
        assertThat(world.records.text(world.settings.home(), "parked/share/message-1"))
                .isEqualTo(body);
        assertThat(world.audit.all(MessageParked.class)).hasSize(1);
    }

    @Test
    void awss_final_no_ends_the_collection_under_its_code() throws Exception {
        world.snapshots.refuseToShare(answer(403, "UnauthorizedOperation"));

        deliver(body);

        assertThat(Wire.readEvidence(coordinator.queues.bodies("completed").get(0))
                        .stopped())
                .map(Link.CollectionStopped::reason)
                .contains("UnauthorizedOperation");
    }

    /** An error of S3's HeadObject has no code, and SQS takes no attribute without a value. */
    @Test
    void a_final_no_without_a_word_is_parked_under_its_status() throws Exception {
        world.snapshots.refuseToShare(answer(403, ""));

        deliver(body);

        assertThat(coordinator.queues.sent("share-parked").get(0).headers())
                .containsEntry("impound-reason", "HTTP_403");
    }

    @Test
    void throttling_sends_the_same_evidence_back_to_its_queue_for_later() throws Exception {
        world.snapshots.refuseToShare(answer(503, "RequestLimitExceeded"));

        deliver(body);

        var later = Wire.readEvidence(coordinator.queues.bodies("share").get(0));
        assertThat(coordinator.queues.names()).containsExactly("share");
        assertThat(later.waiting().tries()).isEqualTo(1);
        assertThat(later.chain()).isEqualTo(evidence.chain());
    }

    @Test
    void throttling_past_the_deadline_is_final() throws Exception {
        world.snapshots.refuseToShare(answer(503, "RequestLimitExceeded"));
        deliver(body);
        var later = coordinator.queues.bodies("share").get(0);
        world.clock.pass(Duration.ofDays(1));

        var again = coordinator.queues.deliver("share");

        assertThat(again).isEmpty();
        assertThat(coordinator.queues.bodies("share-parked")).containsExactly(later);
    }

    @Test
    void an_error_of_ours_leaves_the_message_in_its_queue() throws Exception {
        world.snapshots.refuseToShare(new IllegalStateException("a bug"));
        coordinator.queues.put("share", body, Map.of());

        var failed = coordinator.queues.deliver("share");

        assertThat(failed).isPresent();
        assertThat(coordinator.queues.bodies("share")).containsExactly(body);
        assertThat(coordinator.queues.names()).containsExactly("share");
    }

    @Test
    void a_message_that_comes_again_and_again_is_parked_before_sqs_would() throws Exception {
        world.snapshots.refuseToShare(new IllegalStateException("a bug"));
        coordinator.queues.put("share", body, Map.of());
        for (int i = 0; i < world.settings.deliveries(); i++) {
            assertThat(coordinator.queues.deliver("share")).isPresent();
        }

        var last = coordinator.queues.deliver("share");

        assertThat(last).isEmpty();
        assertThat(coordinator.queues.bodies("share-parked")).containsExactly(body);
        assertThat(coordinator.queues.bodies("completed")).hasSize(1);
    }

    @Test
    void what_is_no_message_of_ours_is_parked_at_the_first_delivery_and_goes_nowhere_else() throws Exception {
        deliver("{\"Event\":\"s3:TestEvent\"}");

        assertThat(coordinator.queues.names()).containsExactly("share-parked");
        assertThat(coordinator.queues.bodies("share-parked")).containsExactly("{\"Event\":\"s3:TestEvent\"}");
    }

    @Test
    void where_the_next_queue_is_not_taking_the_message_comes_again_and_is_sent_then() throws Exception {
        coordinator.queues.refuseOnce("restore");
        deliver(body);
        assertThat(coordinator.queues.names()).containsExactly("share");

        coordinator.queues.deliver("share");

        assertThat(coordinator.queues.names()).containsExactly("restore");
        assertThat(world.snapshots.calls()).containsExactly("share " + Ids.SNAPSHOT);
    }

    @Test
    void where_the_parked_queue_is_not_taking_nothing_is_lost() throws Exception {
        world.snapshots.refuseToShare(new NotMade("snapshot", "no key"));
        coordinator.queues.refuseOnce("share-parked");
        coordinator.queues.put("share", body, Map.of());
        assertThat(coordinator.queues.deliver("share")).isPresent();

        var again = coordinator.queues.deliver("share");

        assertThat(again).isEmpty();
        assertThat(coordinator.queues.bodies("share-parked")).containsExactly(body);
        assertThat(coordinator.queues.bodies("completed")).hasSize(1);
    }

    private static AwsServiceException answer(int status, String code) {
        return Ec2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
