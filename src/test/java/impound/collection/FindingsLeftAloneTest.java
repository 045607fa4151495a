package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.collection.KnownInput.Decision;
import impound.processors.evidence.StageName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input of which nothing is to be captured leaves what it should, and nothing else, whatever else is in the queue. */
@ExtendWith(SentAtOnce.class)
class FindingsLeftAloneTest {
    /** In bytes: what CloudWatch Logs once took, 256 KiB with the overhead of each event. */
    private static final int LONGEST_LINE = (256 << 10) - 26;

    /** Of inputs that are rejected: whom and what nobody may ever be asked about. */
    private static final Map<KnownInput, List<String>> NEVER_ASKED = Map.of(
            KnownInput.ACCOUNT_OF_13_DIGITS, List.of("0111122223333", "011112222333"),
            KnownInput.GOVERNMENT, List.of("us-gov"),
            KnownInput.SHELL, List.of("curl", "collector.example.net", ";"),
            KnownInput.NOT_ENROLLED, List.of("777788889999", "i-0a1b2c3d4e5f60077"));

    private final AllAtOnce all;

    FindingsLeftAloneTest(AllAtOnce all) {
        this.all = all;
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void what_is_ignored_leaves_one_record_with_its_reason_and_nothing_else(KnownInput input) {
        assertThat(all.told(input))
                .extracting(told -> told.text("event"), told -> told.text("decision"), told -> told.text("reason"))
                .containsExactly(tuple("FindingJudged", "IGNORE", input.reason()));
        assertThat(all.outcomes(input)).isEmpty();
        assertThat(all.parked()).noneMatch(parked -> parked.copy().body().equals(input.event()));
    }

    @Test
    void what_a_person_needs_who_wants_to_act_is_in_the_record() {
        assertThat(message(KnownInput.CLUSTER)).contains("cluster/shop");
        assertThat(message(KnownInput.FARGATE)).contains("cannot be captured");
        assertThat(message(KnownInput.VOLUME_ONLY)).contains("vol-0a0000000000001b1");
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void what_is_rejected_is_parked_once_with_its_reason_byte_for_byte(KnownInput input) {
        assertThat(all.parked(StageName.FINDINGS))
                .filteredOn(parked -> parked.copy().body().equals(input.event()))
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.attribute("impound-reason")).isEqualTo(input.reason());
                    assertThat(parked.kept()).isEqualTo(input.bytes());
                    assertThat(all.told())
                            .filteredOn(told ->
                                    told.text("eventID").equals("parked/" + parked.attribute("impound-message")))
                            .extracting(told -> told.text("event"), told -> told.text("reason"))
                            .containsExactly(tuple("MessageParked", input.reason()));
                });
        assertThat(all.outcomes(input)).isEmpty();
        assertThat(all.told(input)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("neverAsked")
    void of_what_is_rejected_nobody_is_asked_anything(KnownInput input) {
        assertThat(all.asked()).isNotEmpty().noneMatch(about -> NEVER_ASKED.get(input).stream()
                .anyMatch(about::contains));
    }

    @Test
    void nothing_is_left_in_a_queue_and_nothing_is_parked_that_should_not_be() {
        assertThat(all.isSilent()).isTrue();
        assertThat(all.parked(StageName.FINDINGS)).hasSize((int) rejected().count());
        assertThat(all.parked(StageName.SNAPSHOT)).hasSize(1);
        assertThat(all.parked())
                .extracting(AllAtOnce.Parked::stage)
                .containsOnly(StageName.FINDINGS, StageName.SNAPSHOT);
    }

    @Test
    void no_line_of_the_audit_log_is_longer_than_it_takes() {
        assertThat(all.told()).isNotEmpty().allSatisfy(told -> assertThat(
                        told.line().message().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(LONGEST_LINE));
    }

    private String message(KnownInput input) {
        return all.told(input).get(0).text("message");
    }

    static Stream<KnownInput> ignored() {
        return KnownInput.all(Decision.IGNORE);
    }

    static Set<KnownInput> neverAsked() {
        return NEVER_ASKED.keySet();
    }

    static Stream<KnownInput> rejected() {
        return KnownInput.all(Decision.REJECT);
    }
}
