package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.MessageParked;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.Link;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Ids;
import impound.processors.steering.Abort;
import impound.processors.steering.Order;
import impound.processors.steering.Resumptions;
import impound.processors.steering.Steer;
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
        deliver("{\"Event\":\"s3:ObjectCreated:Put\"}");

        assertThat(coordinator.queues.names()).containsExactly("share-parked");
        assertThat(coordinator.queues.bodies("share-parked")).containsExactly("{\"Event\":\"s3:ObjectCreated:Put\"}");
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

    @Test
    void what_somebody_has_aborted_is_on_record_goes_to_its_end_and_is_parked_nowhere() throws Exception {
        steer().abort(Ids.REGION, Ids.INCIDENT, abort());

        deliver(body);

        assertThat(coordinator.queues.names()).containsExactly("completed");
        assertThat(Wire.readEvidence(coordinator.queues.bodies("completed").get(0))
                        .stopped())
                .get()
                .extracting(Link.CollectionStopped::reason, Link.CollectionStopped::message)
                .containsExactly("CANCELLED", "aborted by ann at 2026-03-01T10:00:00Z: a drill");
        assertThat(world.snapshots.calls()).isEmpty();
        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void delivered_again_after_its_abort_it_is_neither_on_record_nor_sent_twice() throws Exception {
        steer().abort(Ids.REGION, Ids.INCIDENT, abort());
        deliver(body);

        deliver(body);

        assertThat(coordinator.queues.names()).containsExactly("completed");
        assertThat(world.custody
                        .read(Ids.REGION, Ids.INCIDENT, Ids.ROOT.id().value())
                        .all(Link.CollectionStopped.class))
                .hasSize(1);
    }

    @Test
    void of_a_target_that_somebody_has_aborted_no_snapshot_is_taken() throws Exception {
        steer().abort(Ids.REGION, Ids.INCIDENT, abort());
        coordinator.queues.put("snapshot", Wire.write(Assignment.of(Ids.INCIDENT, Ids.TARGET)), Map.of());

        var failed = coordinator.queues.deliver("snapshot");

        assertThat(failed).isEmpty();
        assertThat(coordinator.queues.names()).containsExactly("completed");
        assertThat(Wire.readMessage(coordinator.queues.bodies("completed").get(0)))
                .isInstanceOf(TargetStopped.class);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    private Steer steer() {
        return new Steer(world.records, world.audit, world.settings);
    }

    private Abort abort() {
        return new Abort(new Order("ann", "a drill", world.clock.instant()), new Resumptions(Map.of()));
    }

    private static AwsServiceException answer(int status, String code) {
        return Ec2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
