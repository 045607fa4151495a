package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.completion.Closing;
import impound.sandbox.drill.World;
import impound.tool.FindingFiles;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All inputs at once, and what is special about some of them. */
@Tag("long")
class EveryFindingTest extends AcceptedFindingsTest {
    EveryFindingTest(AllAtOnce all) {
        super(all);
    }

    @Test
    void no_input_of_the_folder_is_left_out() {
        assertThat(FindingFiles.all())
                .filteredOn(file -> !file.equals(KnownInput.ATTRIBUTES))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(KnownInput.values()).map(KnownInput::file).toList());
    }

    @Test
    void two_findings_of_one_event_that_name_the_same_instance_are_one_capture_with_both_ids() {
        assertThat(all.outcomes(KnownInput.CUSTOM_ACTION))
                .filteredOn(outcome -> outcome.region().equals(World.HOME))
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.incident().findings()).hasSize(2);
                    assertThat(outcome.closing().volumes()).hasSize(2);
                });
    }

    @Test
    void a_disk_that_no_snapshot_shows_is_named_and_a_volume_that_is_listed_twice_is_imaged_once() {
        var volumes =
                all.outcomes(KnownInput.SEVERAL_RESOURCES).get(0).closing().volumes();

        assertThat(volumes)
                .extracting(Closing.Volume::result)
                .containsExactlyInAnyOrder("COLLECTED", "COLLECTED", "COLLECTED", "NOT_CAPTURABLE");
        assertThat(volumes).extracting(Closing.Volume::id).doesNotHaveDuplicates();
        assertThat(volumes)
                .filteredOn(volume -> volume.result().equals("NOT_CAPTURABLE"))
                .extracting(Closing.Volume::id)
                .containsExactly("i-0a1b2c3d4e5f60005/instance-store-0");
    }

    @Test
    void who_has_reported_it_and_whose_it_is_are_both_on_record() {
        var incident = all.outcomes(KnownInput.CENTRAL_REPORTER).get(0).id();

        assertThat(all.told())
                .filteredOn(told ->
                        told.line().stream().equals(incident) && told.event().has("CapturedSnapshots"))
                .singleElement()
                .satisfies(started -> {
                    assertThat(started.text("AwsAccountId")).isEqualTo("444455556666");
                    assertThat(started.event().at("/Resource/Arn").asText())
                            .isEqualTo("arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60001");
                });
    }
}
