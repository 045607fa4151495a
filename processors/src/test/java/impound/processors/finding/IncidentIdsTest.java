package impound.processors.finding;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Target;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.fakes.Ids;
import impound.processors.id.AccountId;
import impound.processors.id.IncidentId;
import impound.processors.id.InstanceId;
import impound.processors.id.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentIdsTest {
    private static final String ID = "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/b0baa737";
    private static final String PRODUCT = "arn:aws:securityhub:us-east-1::product/aws/guardduty";

    @Test
    void an_incident_bears_the_end_of_its_findings_id() {
        assertThat(id(ID, PRODUCT, Ids.TARGET).value()).startsWith("b0baa737-").hasSize(21);
    }

    @Test
    void the_same_finding_always_opens_the_same_incident() {
        assertThat(id(ID, PRODUCT, Ids.TARGET)).isEqualTo(id(ID, PRODUCT, Ids.TARGET));
    }

    @Test
    void another_product_account_region_instance_or_id_is_another_incident() {
        var account = new InstanceTarget(new AccountId("123456789012"), Ids.REGION, Ids.INSTANCE);
        var region = new InstanceTarget(Ids.MONITORED, new Region("eu-west-1"), Ids.INSTANCE);
        var instance = new InstanceTarget(Ids.MONITORED, Ids.REGION, new InstanceId("i-0a1b2c3d4e5f60005"));

        var ids = Set.of(
                id(ID, PRODUCT, Ids.TARGET),
                id(ID, PRODUCT + "2", Ids.TARGET),
                id(ID, PRODUCT, account),
                id(ID, PRODUCT, region),
                id(ID, PRODUCT, instance),
                id("other/finding/b0baa737", PRODUCT, Ids.TARGET),
                id("other/finding/b0b.aa737", PRODUCT, Ids.TARGET),
                id(ID.replace("b0baa737", "B0BAA737"), PRODUCT, Ids.TARGET));

        assertThat(ids).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                "/",
                "",
                "----",
                "%2e%2e%2f",
                "a\\..\\b",
                "${sys:user.home}",
                "{{secret}}",
                "'; rm -rf / #",
                "名前",
                "a b\nc\u0000d",
                "x/..%2f..%2fy/"
            })
    void hostile_ids_become_names_that_are_safe_as_a_folder_a_session_and_a_tag(String hostile) {
        var incident = id(hostile, PRODUCT, Ids.TARGET).value();

        assertThat(incident).matches("[A-Za-z0-9][A-Za-z0-9-]{11,52}");
    }

    @Test
    void an_id_as_long_as_a_book_is_cut() {
        assertThat(id("x".repeat(100_000), PRODUCT, Ids.TARGET).value()).hasSizeLessThanOrEqualTo(53);
    }

    @Test
    void a_finding_without_a_product_has_an_incident_all_the_same() {
        assertThat(id(ID, null, Ids.TARGET).value()).startsWith("b0baa737-");
    }

    private static IncidentId id(String findingId, String product, Target target) {
        return IncidentIds.of(
                new Asff(
                        findingId,
                        product,
                        "111122223333",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        List.of(),
                        null,
                        null),
                target);
    }
}
