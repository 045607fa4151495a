package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.processors.audit.FindingRecords.FindingDuplicated;
import impound.processors.audit.FindingRecords.FindingJudged;
import org.junit.jupiter.api.Test;

/** What is not right at the intake is parked, and people hear of it. */
class RejectedEventsTest extends DeliveredEvents {
    @Test
    void of_a_rejected_event_each_finding_has_its_record() throws Exception {
        var event = event("12-custom-action-three-findings")
                .replace("111122223333:instance", "777788889999:instance")
                .replace("eu-west-1:123456789012:instance", "ap-south-2:123456789012:instance");
        deliver(event);

        assertThat(coordinator.queues.names()).containsExactly("findings-parked");
        assertThat(world.audit.all(FindingJudged.class))
                .extracting(FindingJudged::decision, FindingJudged::reason)
                .containsExactly(
                        tuple("REJECT", "ACCOUNT_NOT_ENROLLED"),
                        tuple("REJECT", "ACCOUNT_NOT_ENROLLED"),
                        tuple("REJECT", "REGION_NOT_SERVED"));
    }

    @Test
    void where_all_else_is_captured_already_the_part_that_is_not_right_is_parked() throws Exception {
        deliver(event("03-imported-plain"));
        deliver(event("03-imported-plain")
                .replaceFirst(
                        "\"Resources\": \\[",
                        "\"Resources\": [{\"Type\": \"AwsEc2Instance\", \"Id\":"
                                + " \"arn:aws:ec2:us-east-1:777788889999:instance/i-0a1b2c3d4e5f60077\"},"));

        assertThat(coordinator.queues.bodies("findings-parked")).hasSize(1);
        assertThat(world.audit.all(FindingDuplicated.class)).hasSize(1);
        assertThat(world.audit.all(FindingJudged.class))
                .extracting(FindingJudged::reason)
                .containsExactly("", "ACCOUNT_NOT_ENROLLED");
    }

    @Test
    void a_rejected_event_is_parked_unchanged_at_the_first_delivery() throws Exception {
        deliver(event("01-typographic-quotes"));

        assertThat(coordinator.queues.names()).containsExactly("findings-parked");
        assertThat(coordinator.queues.bodies("findings-parked")).containsExactly(event("01-typographic-quotes"));
        assertThat(coordinator.queues.sent("findings-parked").get(0).headers())
                .containsEntry("impound-reason", "BAD_JSON");
        assertThat(world.bucket.keys()).isEmpty();
    }

    @Test
    void of_a_rejected_event_people_hear_why_and_where_it_lies() throws Exception {
        deliver(event("01-typographic-quotes"));

        assertThat(world.notices.subjects()).containsExactly("Impound PARKED at findings: BAD_JSON");
        assertThat(world.notices.text()).contains("s3://evidence-work/parked/findings/message-1");
    }

    @Test
    void where_people_cannot_be_told_a_rejected_event_is_parked_all_the_same() throws Exception {
        world.notices.beUnreachable();

        deliver(event("01-typographic-quotes"));

        assertThat(coordinator.queues.names()).containsExactly("findings-parked");
    }
}
