package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static impound.processors.finding.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.WrittenIn;
import impound.processors.settings.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deployment in another partition of AWS takes what is there, and nothing else. */
class GovernmentCloudTest {
    private static final String REGION = "us-gov-west-1";

    private final ReadFinding readFinding = new ReadFinding(new SettingsReader(new WrittenIn(settings())).read());

    @Test
    void an_instance_of_this_partition_is_accepted() {
        var finding = only(readFinding.read(event("21-govcloud")));

        assertThat(finding.targets()).singleElement().satisfies(target -> {
            assertThat(target.account().value()).isEqualTo("111122223333");
            assertThat(target.region().value()).isEqualTo(REGION);
            assertThat(target.id()).isEqualTo("i-0a1b2c3d4e5f60001");
        });
    }

    @Test
    void an_instance_of_another_partition_is_a_mismatch() {
        assertThat(Findings.refusal(readFinding, event("03-imported-plain")).reason())
                .isEqualTo("PARTITION_MISMATCH");
    }

    private static Map<String, String> settings() {
        var of = "impound." + REGION + ".";
        var arn = "arn:aws-us-gov:%s:" + REGION + ":444455556666:%s";
        var settings = new HashMap<>(Map.of(
                "impound.partition",
                "aws-us-gov",
                "impound.security-account",
                "444455556666",
                "impound.regions",
                REGION,
                "impound.monitored-accounts",
                "111122223333",
                of + "evidence-bucket",
                "evidence-gov",
                of + "work-bucket",
                "evidence-gov-work"));
        settings.putAll(Map.of(
                of + "forensics-key",
                arn.formatted("kms", "key/forensics"),
                of + "signing-key",
                arn.formatted("kms", "key/signing"),
                of + "machine-image",
                "ami-0c0000000000001a1",
                of + "security-group",
                "sg-0c000000",
                of + "subnets",
                REGION + "a=subnet-0000000a",
                of + "topic",
                arn.formatted("sns", "impound")));
        return settings;
    }
}
