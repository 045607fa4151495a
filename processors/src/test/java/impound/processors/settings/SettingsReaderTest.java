package impound.processors.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.processors.fakes.Ids;
import impound.processors.fakes.WrittenIn;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.Zone;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest extends SettingsFile {
    @Test
    void what_must_be_set_is_read() {
        var settings = read();

        assertThat(settings.securityAccount()).isEqualTo(Ids.SECURITY);
        assertThat(settings.monitoredAccounts())
                .containsExactlyInAnyOrder(new AccountId("111122223333"), new AccountId("123456789012"));
        assertThat(settings.in(Ids.REGION).forensicsKey()).isEqualTo(Ids.KEY);
        assertThat(settings.in(Ids.REGION).subnets())
                .containsExactly(
                        Map.entry(new Zone("us-east-1a"), "subnet-0000000a"),
                        Map.entry(new Zone("us-east-1b"), "subnet-0000000b"));
    }

    @Test
    void everything_else_has_a_default() {
        var settings = read();

        assertThat(settings.partition()).isEqualTo("aws");
        assertThat(settings.monitoredRole()).isEqualTo("ImpoundMonitored");
        assertThat(settings.securityRole()).isEqualTo("ImpoundSecurity");
        assertThat(settings.externalId()).isEmpty();
        assertThat(settings.queueUrlPrefix()).isEqualTo("https://sqs.us-east-1.amazonaws.com/444455556666/impound-");
        assertThat(settings.endpoint()).isEmpty();
        assertThat(settings.digests()).containsExactly(Digest.SHA256);
        assertThat(settings.partChecksum()).isEqualTo(PartChecksum.SHA256);
        assertThat(settings.locks()).isEqualTo(new Settings.Locks("compliance", 3, "compliance", 365));
        assertThat(settings.patience()).isEqualTo(Duration.ofMinutes(60));
        assertThat(settings.deliveries()).isEqualTo(4);
        assertThat(settings.consumers()).isEqualTo(2);
        assertThat(settings.in(Ids.REGION).auditLogGroup()).isEqualTo("ForensicDiskAudit");
        assertThat(settings.in(Ids.REGION).captureLogGroup()).isEqualTo("ForensicDiskCapture");
        assertThat(settings.in(Ids.REGION).readinessLogGroup()).isEqualTo("ForensicDiskReadiness");
        assertThat(settings.in(Ids.REGION).collectorTypes()).startsWith("m6i.large", "m5.large");
        assertThat(settings.in(Ids.REGION).instanceProfile()).isEqualTo("ImpoundCollector");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "impound.security-account",
                "impound.regions",
                "impound.monitored-accounts",
                "impound.us-east-1.evidence-bucket",
                "impound.us-east-1.work-bucket",
                "impound.us-east-1.forensics-key",
                "impound.us-east-1.signing-key",
                "impound.us-east-1.machine-image",
                "impound.us-east-1.security-group",
                "impound.us-east-1.subnets",
                "impound.us-east-1.topic"
            })
    void a_missing_setting_is_one_line_with_its_name_and_what_to_write(String name) {
        file.remove(name);

        assertThat(problems()).singleElement().satisfies(line -> assertThat(line)
                .startsWith(name + " is missing: write "));
    }

    @ParameterizedTest
    @CsvSource({
        "impound.security-account, 44445555666, the 12 digits",
        "impound.monitored-accounts, '111122223333,x', account ids of 12 digits",
        "impound.regions, everywhere, regions such as",
        "impound.us-east-1.evidence-bucket, Upper_Case, the name of the evidence bucket",
        "impound.us-east-1.forensics-key, alias/forensics, the ARN of the KMS key",
        "impound.us-east-1.machine-image, image, the id of the collector's AMI",
        "impound.security-account, 4444555566667, the 12 digits",
        "impound.partition, aws-eu, aws or aws-us-gov or aws-cn",
        "impound.monitored-role, 'arn:aws:iam::111122223333:role/Other', 'the role''s name, not its ARN'",
        "impound.security-role, two words, 'the role''s name, not its ARN'",
        "impound.external-id, two words, what the trust policies ask for",
        "impound.endpoint, localhost:4566, a URL such as http://127.0.0.1:4566",
        "impound.endpoint, 'http://a|b', a URL such as http://127.0.0.1:4566",
        "impound.queue-url-prefix, impound-, the URL of the queues",
        "impound.order, image-first, evidence-first or preserve-first",
        "impound.keys-to-reencrypt, alias/aws/ebs, ARNs of KMS keys",
        "impound.keys-that-admit, mrk-1234, ARNs of KMS keys",
        "impound.consumers, 101, a whole number from 1 to 100",
        "impound.us-east-1.forensics-key, 11111111-2222-3333-4444-555555555555, the ARN of the KMS key",
        "impound.us-east-1.forensics-key, arn:aws:kms:us-east-1:444455556666:alias/forensics, the ARN of the KMS key",
        "impound.us-east-1.forensics-key, arn:aws:kms:us-west-2:444455556666:key/1, 'of region us-west-2, not of us-east-1'",
        "impound.us-east-1.forensics-key, arn:aws:kms:us-east-1:111122223333:key/1, 'of account 111122223333, not of 444455556666'",
        "impound.us-east-1.forensics-key, arn:aws-cn:kms:us-east-1:444455556666:key/1, 'of partition aws-cn, not of aws'",
        "impound.us-east-1.signing-key, arn:aws:kms:us-west-2:444455556666:key/1, 'of region us-west-2, not of us-east-1'",
        "impound.us-east-1.signing-key, arn:aws:kms:us-east-1:111122223333:key/1, 'of account 111122223333, not of 444455556666'",
        "impound.us-east-1.security-group, default, 'the id of the collector''s security group, sg-…'",
        "impound.us-east-1.collector-types, t2.micro, types of Nitro families",
        "impound.us-east-1.collector-types, i3.large, types of Nitro families",
        "impound.us-east-1.collector-types, large, types of Nitro families",
        "impound.us-east-1.instance-profile, 'arn:aws:iam::444455556666:instance-profile/X', 'the name of the profile'",
        "impound.us-east-1.audit-log-group, 'arn:aws:logs:us-east-1:444455556666:log-group:X', the name of a log group",
        "impound.us-east-1.topic, impound-notices, the ARN of the SNS topic",
        "impound.us-east-1.topic, arn:aws:sqs:us-east-1:444455556666:impound, the ARN of the SNS topic",
        "impound.us-east-1.topic, arn:aws:sns:eu-west-1:444455556666:impound, 'of region eu-west-1, not of us-east-1'",
        "impound.us-east-1.subnets, us-east-1a=sub-0000000a, zone=subnet pairs",
        "impound.us-east-1.subnets, us-west-2a=subnet-0000000a, 'not a zone of us-east-1'",
        "impound.us-east-1.subnets, us-east-11a=subnet-0000000a, 'not a zone of us-east-1'",
        "impound.us-east-1.subnets, subnet-a, zone=subnet pairs",
        "impound.us-east-1.subnets, 'nowhere=subnet-a', zone=subnet pairs",
        "impound.source-lock-mode, complaince, compliance or governance",
        "impound.received-lock-mode, none, compliance or governance",
        "impound.digests, crc32, 'sha256,md5,sha1,sha512'",
        "impound.part-checksum, crc32, 'sha256 or crc64nvme'",
        "impound.patience-minutes, soon, a whole number from 1 to 10000",
        "impound.deliveries, 0, a whole number from 1 to 100",
        "impound.received-lock-days, 40000, a whole number from 1 to 36500",
        "impound.source-lock-days, 99999999999, a whole number",
    })
    void a_wrong_setting_is_a_line_with_its_name_and_what_to_write(String name, String wrong, String write) {
        file.put(name, wrong);

        assertThat(problems())
                .anySatisfy(line -> assertThat(line).startsWith(name).contains(write));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        file.remove("impound.security-account");
        file.remove("impound.us-east-1.topic");
        file.put("impound.consumers", "many");

        assertThat(problems()).hasSize(3);
    }

    @Test
    void each_region_that_is_served_needs_settings_of_its_own() {
        file.put("impound.regions", "us-east-1,eu-west-1");

        assertThat(problems()).hasSize(8).allMatch(line -> line.startsWith("impound.eu-west-1."));
    }

    @Test
    void sha256_is_always_among_the_digests() {
        file.put("impound.digests", "md5");

        assertThat(read().digests()).containsExactly(Digest.SHA256, Digest.MD5);
    }

    @Test
    void all_four_digests_may_be_asked_for_and_parts_may_have_a_crc() {
        file.put("impound.digests", "md5,sha512,sha1");
        file.put("impound.part-checksum", "crc64nvme");

        assertThat(read().digests()).containsExactlyInAnyOrder(Digest.values());
        assertThat(read().partChecksum()).isEqualTo(PartChecksum.CRC64NVME);
    }

    @Test
    void what_is_in_force_has_every_setting_with_its_default_and_not_the_external_id() {
        file.put("impound.external-id", "between-us");
        var reader = new SettingsReader(new WrittenIn(file));

        reader.read();

        assertThat(reader.inForce())
                .containsEntry("impound.order", "evidence-first")
                .containsEntry("impound.security-account", "444455556666")
                .doesNotContainKey("impound.external-id")
                .doesNotContainValue("between-us");
    }

    @Test
    void a_setting_of_blanks_counts_as_missing() {
        file.put("impound.security-account", "  ");

        assertThat(problems()).singleElement().asString().contains("is missing");
    }

    @Test
    void a_region_that_is_not_served_is_told_with_the_setting_to_change() {
        var settings = read();

        assertThatThrownBy(() -> settings.in(new Region("eu-west-1")))
                .hasMessageContaining("add it to the setting regions");
    }
}
