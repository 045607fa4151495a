package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.collection.AllAtOnce.Outcome;
import impound.collection.AllAtOnce.Told;
import impound.collection.KnownInput.Decision;
import impound.processors.evidence.StageName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input that is to be captured comes to its exact result, whatever else is in the queue and in whatever order. */
@ExtendWith(SentAtOnce.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AcceptedFindingsTest {
    final AllAtOnce all;

    AcceptedFindingsTest(AllAtOnce all) {
        this.all = all;
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void what_is_accepted_is_collected_of_exactly_its_instances_and_comes_to_its_end(KnownInput input) {
        assertThat(all.outcomes(input))
                .extracting(Outcome::came)
                .containsExactlyInAnyOrderElementsOf(input.incidents());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void the_event_lies_beside_its_incident_byte_for_byte_and_its_hash_is_on_record(KnownInput input) {
        assertThat(all.outcomes(input)).isNotEmpty().allSatisfy(outcome -> {
            assertThat(outcome.finding()).isEqualTo(input.bytes());
            assertThat(outcome.incident().findingSha256()).isEqualTo(input.sha256());
            assertThat(outcome.closing().findingSha256()).isEqualTo(input.sha256());
        });
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void each_finding_and_instance_has_one_decision_on_record_and_each_incident_one_end(KnownInput input) {
        var judged = all.told(input);

        assertThat(judged)
                .isNotEmpty()
                .allMatch(told ->
                        told.is("FindingJudged") && told.text("decision").equals("ACCEPT"))
                .extracting(told -> told.text("finding") + " " + told.text("instance"))
                .doesNotHaveDuplicates();
        assertThat(judged.stream()
                        .map(told -> told.text("account") + "/" + told.text("instance"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(input.incidents().stream()
                        .flatMap(came -> came.targets().stream())
                        .toList());
        assertThat(all.outcomes(input))
                .allSatisfy(outcome -> assertThat(closings(outcome)).hasSize(1));
    }

    @Test
    void an_update_and_its_finding_are_one_capture_whichever_came_first() {
        var both = List.of(KnownInput.FIRST_IMPORT, KnownInput.UPDATE);

        var outcomes = all.outcomes(KnownInput.FIRST_IMPORT, KnownInput.UPDATE);

        assertThat(outcomes).extracting(Outcome::came).containsExactlyElementsOf(KnownInput.UPDATE.incidents());
        assertThat(both.stream().flatMap(input -> all.told(input).stream()))
                .extracting(told -> told.text("event"), told -> told.text("incident"))
                .containsExactlyInAnyOrder(
                        tuple("FindingJudged", outcomes.get(0).id()),
                        tuple("FindingDuplicated", outcomes.get(0).id()));
    }

    @Test
    void of_an_instance_that_was_terminated_it_is_said_that_nothing_was_preserved_and_how_long_it_took_to_look() {
        assertThat(all.outcomes(KnownInput.TERMINATED).get(0).closing().volumes())
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.result()).isEqualTo("INSTANCE_TERMINATED");
                    assertThat(target.why()).contains("no volume was preserved").containsPattern("\\d+ s after");
                });
        assertThat(all.parked(StageName.SNAPSHOT)).hasSize(1);
    }

    @Test
    void every_incident_is_that_of_an_input() {
        var expected = accepted().mapToInt(input -> input.incidents().size()).sum()
                + KnownInput.UPDATE.incidents().size();

        assertThat(all.outcomes()).hasSize(expected);
    }

    @Test
    void no_key_leaves_its_incidents_folder_whatever_a_finding_calls_itself() {
        assertThat(all.outcomes()).isNotEmpty().allSatisfy(outcome -> assertThat(outcome.keys())
                .allMatch(key -> key.startsWith(outcome.id() + "/")));
        assertThat(Stream.concat(
                        all.workKeys().stream(), all.outcomes().stream().flatMap(one -> one.keys().stream())))
                .noneMatch(key -> key.contains("..") || key.contains("//"))
                .noneMatch(key -> key.contains("\\") || key.contains("%"));
        assertThat(all.outcomes()).extracting(Outcome::id).doesNotHaveDuplicates();
    }

    private List<Told> closings(Outcome outcome) {
        return all.told().stream()
                .filter(told ->
                        told.is("IncidentClosed") && told.text("incident").equals(outcome.id()))
                .toList();
    }

    /** The two that are one capture are looked at by themselves. */
    Stream<KnownInput> accepted() {
        return all.inputs().stream()
                .filter(input -> input.is(Decision.ACCEPT))
                .filter(input -> input != KnownInput.FIRST_IMPORT && input != KnownInput.UPDATE);
    }
}
