package impound.processors.settings;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings each of which is right by itself, and wrong beside another or for what it is used for. */
class SettingsThatDisagreeTest extends SettingsFile {
    @Test
    void a_region_that_is_named_twice_is_refused() {
        file.put("impound.regions", "us-east-1, us-east-1");

        assertThat(problems()).containsExactly("impound.regions names us-east-1 twice: write it once");
    }

    @Test
    void the_forensics_key_signs_nothing() {
        file.put("impound.us-east-1.signing-key", Ids.KEY.value());

        assertThat(problems())
                .containsExactly(
                        "impound.us-east-1.signing-key is the forensics key: write the ARN of an asymmetric KMS"
                                + " key (ECC_NIST_P256)");
    }

    @Test
    void a_replica_of_a_multi_region_key_is_a_key_of_its_region() {
        var replica = "arn:aws:kms:us-east-1:444455556666:key/mrk-1234abcd12ab34cd56ef1234567890ab";
        file.put("impound.us-east-1.forensics-key", replica);

        assertThat(read().in(Ids.REGION).forensicsKey().value()).isEqualTo(replica);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m6i.large",
                "c7gn.16xlarge",
                "t3.small",
                "i3en.large",
                "i3.metal",
                "u-6tb1.112xlarge",
                "p3dn.24xlarge"
            })
    void a_type_of_a_nitro_family_may_read_disks(String type) {
        file.put("impound.us-east-1.collector-types", type);

        assertThat(read().in(Ids.REGION).collectorTypes()).containsExactly(type);
    }

    @Test
    void evidence_does_not_share_a_bucket_with_work() {
        file.put("impound.us-east-1.work-bucket", "evidence-us-east-1");

        assertThat(problems())
                .containsExactly("impound.us-east-1.work-bucket is 'evidence-us-east-1', as is"
                        + " impound.us-east-1.evidence-bucket: write a bucket for each");
    }

    @Test
    void a_zone_has_one_subnet() {
        file.put("impound.us-east-1.subnets", "us-east-1a=subnet-0000000a,us-east-1a=subnet-0000000b");

        assertThat(problems())
                .containsExactly("impound.us-east-1.subnets names us-east-1a twice: write one subnet for each zone");
    }

    @Test
    void a_region_is_served_from_its_own_partition() {
        file.put("impound.partition", "aws-us-gov");

        assertThat(problems())
                .contains(
                        "impound.partition is 'aws-us-gov', but us-east-1 is in aws: write that, or serve the region by"
                                + " itself");
    }

    @Test
    void a_key_is_not_both_known_to_admit_and_known_not_to() {
        var key = "arn:aws:kms:us-east-1:111122223333:key/1";
        file.put("impound.keys-to-reencrypt", key);
        file.put("impound.keys-that-admit", key);

        assertThat(problems())
                .containsExactly("impound.keys-that-admit has " + key
                        + ", as has impound.keys-to-reencrypt: write it in one of them");
    }
}
