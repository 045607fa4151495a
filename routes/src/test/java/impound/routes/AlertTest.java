package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.AuditRecords.MessageParked;
import impound.processors.audit.AuditRecords.NoticeFailed;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.fakes.Ids;
import impound.processors.fakes.OpenIncidents;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who hears of a failure, and that nothing depends on it. */
class AlertTest extends AtShare {
    @Test
    void of_what_is_parked_and_on_record_nowhere_people_hear_at_once() throws Exception {
        deliver("{\"Event\":\"s3:ObjectCreated:Put\"}");

        assertThat(world.notices.subjects()).containsExactly("Impound PARKED at share: NOT_OURS");
    }

    @Test
    void of_a_volume_that_stopped_people_hear_at_its_end_and_once() throws Exception {
        world.snapshots.refuseToShare(new NotMade("snapshot", "no key"));
        deliver(body);
        var atOnce = world.notices.subjects();
        world.open(OpenIncidents.of(Ids.TARGET));

        coordinator.queues.deliver("completed");

        assertThat(atOnce).isEmpty();
        assertThat(world.notices.subjects())
                .containsExactly("Impound STOPPED " + Ids.ROOT.id() + " at share: NOT_MADE");
    }

    @Test
    void of_a_chain_that_takes_no_link_people_hear_although_nothing_is_on_record() throws Exception {
        var changed = EvidenceKeys.link(Ids.INCIDENT, Ids.ROOT.id().value(), 3);
        world.bucket.put(Ids.REGION, changed, "{}".getBytes(StandardCharsets.UTF_8));

        deliver(body);

        assertThat(coordinator.queues.names()).containsExactly("share-parked");
        assertThat(world.notices.subjects()).containsExactly("Impound PARKED at share: INTEGRITY_VIOLATED");
    }

    @Test
    void an_sns_that_refuses_keeps_no_message_from_being_parked_and_no_failure_off_the_record() throws Exception {
        world.notices.refuse();
        world.snapshots.refuseToShare(new NotMade("snapshot", "no key"));

        deliver(body);
        deliver("{\"Event\":\"s3:ObjectCreated:Put\"}");

        assertThat(coordinator.queues.names()).containsExactly("completed", "share-parked", "share-parked");
        assertThat(world.audit.all(NoticeFailed.class)).hasSize(1);
        assertThat(world.audit.all(MessageParked.class)).hasSize(2);
    }
}
