package impound.processors.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import impound.collector.record.Digest;
import impound.processors.fakes.Ids;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.Zone;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private final Map<String, String> file = new HashMap<>(Map.of(
            "impound.security-account", "444455556666",
            "impound.regions", "us-east-1",
            "impound.monitored-accounts", "111122223333, 123456789012",
            "impound.us-east-1.evidence-bucket", "evidence-us-east-1",
            "impound.us-east-1.work-bucket", "evidence-us-east-1-work",
            "impound.us-east-1.forensics-key", Ids.KEY.value(),
            "impound.us-east-1.signing-key", "arn:aws:kms:us-east-1:444455556666:key/signing",
            "impound.us-east-1.machine-image", "ami-0c0000000000001a1",
            "impound.us-east-1.security-group", "sg-1",
            "impound.us-east-1.subnets", "us-east-1b=subnet-b, us-east-1a=subnet-a"));

    SettingsReaderTest() {
        file.put("impound.us-east-1.topic", "arn:aws:sns:us-east-1:444455556666:impound");
    }

    @Test
    void what_must_be_set_is_read() {
        var settings = read();

        assertThat(settings.securityAccount()).isEqualTo(Ids.SECURITY);
        assertThat(settings.monitoredAccounts())
                .containsExactlyInAnyOrder(new AccountId("111122223333"), new AccountId("123456789012"));
        assertThat(settings.in(Ids.REGION).forensicsKey()).isEqualTo(Ids.KEY);
        assertThat(settings.in(Ids.REGION).subnets())
                .containsExactly(
                        Map.entry(new Zone("us-east-1a"), "subnet-a"), Map.entry(new Zone("us-east-1b"), "subnet-b"));
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
        "impound.us-east-1.subnets, subnet-a, zone=subnet pairs",
        "impound.us-east-1.subnets, 'nowhere=subnet-a', zone=subnet pairs",
        "impound.source-lock-mode, complaince, compliance or governance",
        "impound.received-lock-mode, none, compliance or governance",
        "impound.digests, crc32, 'sha256,md5,sha1,sha512'",
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
    void a_region_that_is_named_twice_is_served_once() {
        file.put("impound.regions", "us-east-1, us-east-1");

        assertThat(read().regions()).hasSize(1);
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

    private Settings read() {
        return new SettingsReader(name -> Optional.ofNullable(file.get(name))).read();
    }

    private List<String> problems() {
        return catchThrowableOfType(SettingsProblems.class, this::read).lines();
    }
}
