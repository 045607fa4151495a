package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static impound.processors.finding.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.AttackSequence;
import impound.processors.fakes.SettingsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of GuardDuty's own findings beyond the plain one. */
class GuardDutyReaderTest {
    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @Test
    void an_attack_sequence_names_each_instance_that_had_a_part_in_it() {
        var sequence = AttackSequence.of(
                "EC2/CompromisedInstanceGroup",
                """
                {"uid": "arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001", "resourceType": "EC2_INSTANCE",
                 "accountId": "111122223333", "region": "us-east-1"},
                {"uid": "i-0a1b2c3d4e5f60005", "resourceType": "EC2_INSTANCE",
                 "accountId": "111122223333", "region": "us-east-1"},
                {"uid": "EXAMPLE-KEY-ID", "resourceType": "ACCESS_KEY", "accountId": "111122223333"}""");

        assertThat(only(readFinding.read(sequence)).targets())
                .extracting(target -> target.id())
                .containsExactly("i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60005");
    }

    @Test
    void a_sequence_without_an_instance_names_what_it_is_about_and_needs_no_ids_of_it() {
        var sequence = AttackSequence.of(
                "S3/CompromisedData",
                """
                {"uid": "arn:aws:s3:::ledger", "resourceType": "S3_BUCKET"}, {"resourceType": "ACCESS_KEY"}""");

        assertThat(readFinding.read(sequence).verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.reason()).isEqualTo("NO_EC2_INSTANCE");
            assertThat(verdict.message()).contains("S3_BUCKET arn:aws:s3:::ledger", "ACCESS_KEY");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'s3BucketDetails': [{'arn': 'arn:aws:s3:::ledger'}]} | S3Bucket arn:aws:s3:::ledger",
                "{'lambdaDetails': {'functionArn': 'arn:aws:lambda:us-east-1:1:function:f'}} | Lambda arn:aws:lambda:us-east-1:1:function:f",
                "{'rdsDbInstanceDetails': {'dbInstanceArn': 'arn:aws:rds:us-east-1:1:db:d'}} | RDSDBInstance arn:aws:rds:us-east-1:1:db:d",
                "{'accessKeyDetails': {'userName': 'deploy'}} | AccessKey deploy",
            },
            quoteCharacter = '^')
    void what_a_finding_is_about_that_is_no_instance_is_named_for_a_person(String resource, String named) {
        var event =
                """
                {"detail-type": "GuardDuty Finding", "detail": {"accountId": "111122223333", "region": "us-east-1",
                  "severity": 8.0, "arn": "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/f",
                  "resource": %s}}"""
                        .formatted(resource.replace('\'', '"'));

        assertThat(readFinding.read(event).verdicts().get(0).message()).endsWith(named);
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

        var refused = Findings.refusal(readFinding, nameless);

        assertThat(refused.reason()).isEqualTo("MISSING_FIELD");
        assertThat(refused).hasMessageContaining("detail.resource.instanceDetails.instanceId");
    }
}
