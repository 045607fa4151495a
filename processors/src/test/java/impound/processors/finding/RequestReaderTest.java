package impound.processors.finding;

import static impound.processors.finding.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.fakes.SettingsOf;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.VolumeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person asks for without any finding. */
class RequestReaderTest {
    private static final String ACCOUNT = "111122223333";
    private static final String VOLUME = "vol-0a1b2c3d4e5f60001";

    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @Test
    void a_volume_is_captured_by_itself() {
        var finding = only(readFinding.read(volume(ACCOUNT, VOLUME)));

        assertThat(finding.targets())
                .containsExactly(
                        new VolumeTarget(new AccountId(ACCOUNT), new Region("us-east-1"), new VolumeId(VOLUME)));
        assertThat(finding.finding().resources())
                .extracting(Asff.Resource::type, Asff.Resource::id)
                .containsExactly(tuple("AwsEc2Volume", VOLUME));
    }

    @Test
    void the_same_volume_has_the_same_incident_and_its_instance_another() {
        var first = only(readFinding.read(volume(ACCOUNT, VOLUME))).incident();
        var same = only(readFinding.read(volume(ACCOUNT, VOLUME))).incident();
        var instance = Request.ofInstance(ACCOUNT, "us-east-1", "i-0a1b2c3d4e5f60001", "a beacon", "alice");

        assertThat(same).isEqualTo(first);
        assertThat(only(readFinding.read(instance.event())).incident()).isNotEqualTo(first);
    }

    @Test
    void a_volume_is_captured_again_as_a_volume() {
        var first = only(readFinding.read(volume(ACCOUNT, VOLUME)));
        var target = first.targets().get(0);

        var again = only(readFinding.read(
                Request.again(target, "more", "alice", first.incident(), "2026").event()));

        assertThat(again.targets()).containsExactly(target);
        assertThat(again.again()).contains(first.incident());
        assertThat(again.incident()).isNotEqualTo(first.incident());
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333, vol-1, BAD_VOLUME_ID",
        "111122223333, i-0a1b2c3d4e5f60001, BAD_VOLUME_ID",
        "11112222333, vol-0a1b2c3d4e5f60001, BAD_ACCOUNT_ID",
        "999900001111, vol-0a1b2c3d4e5f60001, ACCOUNT_NOT_ENROLLED",
    })
    void what_no_instance_may_be_a_volume_may_not_be_either(String account, String volume, String reason) {
        assertRejected(volume(account, volume), reason);
    }

    @Test
    void a_request_is_for_an_instance_or_for_a_volume() {
        var both = volume(ACCOUNT, VOLUME).replace("{", "{\"instance\": \"i-0a1b2c3d4e5f60001\",");

        assertRejected(both, "BAD_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "region", "instance", "reason"})
    void a_request_with_a_misspelt_word_is_no_event_of_somebody_else(String word) {
        var request = Request.ofInstance(ACCOUNT, "us-east-1", "i-0a1b2c3d4e5f60001", "a beacon", "alice")
                .event();

        assertRejected(request.replace("\"" + word + "\"", "\"" + word + "Id\""), "BAD_FIELD");
    }

    @Test
    void no_finding_captures_a_volume_that_it_names() {
        var event = Findings.plainWith("AwsEc2Instance", "AwsEc2Volume")
                .replaceAll("arn:aws:ec2:[^\"]*:instance/i-[0-9a-f]*", VOLUME);

        assertThat(readFinding.read(event)).isInstanceOf(Ignored.class);
    }

    private static String volume(String account, String volume) {
        return Request.ofVolume(account, "us-east-1", volume, "a beacon", "alice")
                .event();
    }

    private void assertRejected(String event, String reason) {
        assertThat(Findings.refusal(readFinding, event).reason()).isEqualTo(reason);
    }
}
