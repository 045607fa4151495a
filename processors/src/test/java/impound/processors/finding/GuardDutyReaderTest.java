package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static impound.processors.finding.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.fakes.SettingsOf;
import org.junit.jupiter.api.Test;

/** The shapes of GuardDuty's own findings beyond the plain one. */
class GuardDutyReaderTest {
    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @Test
    void an_attack_sequence_names_each_instance_that_had_a_part_in_it() {
        var sequence =
                """
                {"detail-type": "GuardDuty Finding", "source": "aws.guardduty", "account": "444455556666", "detail": {
                  "accountId": "111122223333", "region": "us-east-1", "partition": "aws", "severity": 9.0,
                  "arn": "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/f",
                  "type": "AttackSequence:EC2/CompromisedInstanceGroup", "resource": {"resourceType": "AttackSequence"},
                  "service": {"archived": false, "detection": {"sequence": {"uid": "u", "resources": [
                    {"uid": "arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001", "resourceType": "EC2_INSTANCE",
                     "accountId": "111122223333", "region": "us-east-1"},
                    {"uid": "i-0a1b2c3d4e5f60005", "resourceType": "EC2_INSTANCE",
                     "accountId": "111122223333", "region": "us-east-1"},
                    {"uid": "EXAMPLE-KEY-ID", "resourceType": "ACCESS_KEY", "accountId": "111122223333"}
                  ]}}}}}""";

        assertThat(only(readFinding.read(sequence)).targets())
                .extracting(target -> target.id())
                .containsExactly("i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60005");
    }

    @Test
    void a_task_on_a_machine_of_ones_own_has_a_disk() {
        var onEc2 = event("26-ecs-fargate")
                .replace("\"FARGATE\"", "\"EC2\"")
                .replace(
                        "\"ecsClusterDetails\"",
                        "\"instanceDetails\":{\"instanceId\":\"i-0a1b2c3d4e5f60005\"}," + "\"ecsClusterDetails\"");

        assertThat(only(readFinding.read(onEc2)).targets()).singleElement().satisfies(target -> assertThat(target.id())
                .isEqualTo("i-0a1b2c3d4e5f60005"));
    }

    @Test
    void an_archived_finding_and_a_sample_start_nothing() {
        var archived = event("07-guardduty-native").replace("\"archived\": false", "\"archived\": true");
        var sample = event("07-guardduty-native").replace("\"type\": \"default\"", "\"sample\": true");

        assertThat(readFinding.read(archived).verdicts().get(0).reason()).isEqualTo("ARCHIVED");
        assertThat(readFinding.read(sample).verdicts().get(0).reason()).isEqualTo("SAMPLE_FINDING");
    }

    @Test
    void an_instance_without_an_id_is_a_field_that_is_missing() {
        var nameless = event("07-guardduty-native").replace("\"instanceId\"", "\"instanceName\"");

        assertThatThrownBy(() -> readFinding.read(nameless)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo("MISSING_FIELD");
            assertThat(rejected).hasMessageContaining("detail.resource.instanceDetails.instanceId");
        });
    }
}
