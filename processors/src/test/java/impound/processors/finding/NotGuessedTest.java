package impound.processors.finding;

import static impound.processors.finding.Findings.event;
import static impound.processors.finding.Findings.only;
import static impound.processors.finding.Findings.plainWith;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.SettingsOf;
import org.junit.jupiter.api.Test;

/** Nothing that a finding does not say is guessed, neither an instance nor a format. */
class NotGuessedTest {
    private static final String NODE = "\"instanceId\": \"i-0a1b2c3d4e5f60005\",";

    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @Test
    void an_address_alone_never_selects_an_instance() {
        // two networks may have the same address: it is that of two instances
        var addressed = event("24-eks-audit-no-instance")
                .replace(
                        "\"eksClusterDetails\"",
                        "\"networkInterfaces\": [{\"privateIpAddress\": \"192.0.2.10\"}], \"eksClusterDetails\"");

        assertThat(addressed).contains("192.0.2.10");
        assertThat(readFinding.read(addressed).verdicts())
                .extracting(Verdict::reason)
                .containsExactly("NO_EC2_INSTANCE");
    }

    @Test
    void a_node_is_the_instance_that_the_event_names_whatever_address_it_has() {
        var other = event("25-eks-runtime-with-node").replace("192.0.2.10", "192.0.2.99");

        assertThat(event("25-eks-runtime-with-node")).contains(NODE, "192.0.2.10");
        assertThat(only(readFinding.read(other)).targets())
                .isEqualTo(only(readFinding.read(event("25-eks-runtime-with-node")))
                        .targets());
    }

    @Test
    void a_detail_type_that_nobody_knows_is_on_record_as_that_though_there_are_findings_in_the_event() {
        var cut = plainWith("\"Security Hub Findings - Imported\"", "\"Security Hub Findings\"");

        assertThat(readFinding.read(cut)).isInstanceOf(Ignored.class);
        assertThat(readFinding.read(cut).verdicts())
                .extracting(Verdict::reason)
                .containsExactly("UNSUPPORTED_EVENT_TYPE");
    }
}
