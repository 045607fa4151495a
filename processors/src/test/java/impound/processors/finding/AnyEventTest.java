package impound.processors.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.processors.audit.FindingRecords;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target;
import impound.processors.fakes.BentEvents;
import impound.processors.fakes.SettingsOf;
import impound.processors.finding.Verdict.Decision;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is in the queue comes to one decision. A run that fails prints the seed with which it is repeated. */
class AnyEventTest {
    private static final Pattern REASON = Pattern.compile("[A-Z0-9_]+");
    private static final Pattern INCIDENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,52}");
    private static final Pattern TARGET = Pattern.compile("(?:i|vol)-(?:[0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final Set<String> ACCOUNTS = Set.of("111122223333", "123456789012");
    private static final Set<String> REGIONS = Set.of("us-east-1", "us-west-2", "eu-west-1");

    private final ReadFinding readFinding = new ReadFinding(SettingsOf.tests());

    @Property(tries = 80_000, shrinking = ShrinkingMode.OFF)
    void an_event_that_was_bent_comes_to_one_decision(@ForAll("bent") String event) {
        check(event);
    }

    @Property(tries = 19_000, shrinking = ShrinkingMode.OFF)
    void a_document_of_fields_in_any_order_and_place_comes_to_one_decision(@ForAll("shuffled") String event) {
        check(event);
    }

    @Property(tries = 1_000)
    void any_text_comes_to_one_decision(@ForAll String event) {
        check(event);
    }

    @Provide
    Arbitrary<String> bent() {
        return Arbitraries.randomValue(BentEvents::of);
    }

    @Provide
    Arbitrary<String> shuffled() {
        return Arbitraries.randomValue(BentEvents::shuffled);
    }

    private void check(String event) {
        try {
            check(readFinding.read(event));
        } catch (Rejected e) {
            check(e);
        }
    }

    private static void check(Rejected why) {
        assertThat(why.reason()).matches(REASON);
        assertThat(why.getMessage()).isNotBlank().doesNotContainPattern(HIDDEN);
    }

    private static void check(Judged judged) {
        assertThat(judged.verdicts()).isNotEmpty();
        for (int number = 0; number < judged.verdicts().size(); number++) {
            check(judged.verdicts().get(number), number);
        }
        if (judged instanceof Accepted accepted) {
            assertThat(accepted.findings()).isNotEmpty();
            accepted.findings().forEach(AnyEventTest::check);
        } else if (judged instanceof Refused refused) {
            check(refused.why());
        } else {
            assertThat(judged.verdicts()).allMatch(verdict -> verdict.is(Decision.IGNORE));
        }
    }

    private static void check(Verdict verdict, int number) {
        var line = Wire.write(FindingRecords.judged(verdict, "", "hash", number));
        assertThat(line).doesNotContainPattern(HIDDEN);
        assertThat(Wire.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class)
                        .path("decision")
                        .asText())
                .isEqualTo(verdict.decision().name());
        assertThat(verdict.target() != null).isEqualTo(verdict.is(Decision.ACCEPT));
        assertThat(verdict.is(Decision.ACCEPT)
                        || REASON.matcher(verdict.reason()).matches())
                .isTrue();
    }

    private static void check(Finding finding) {
        assertThat(finding.incident().value()).matches(INCIDENT);
        assertThat(finding.targets()).isNotEmpty().allSatisfy(AnyEventTest::check);
        assertThat(finding.targets()).allMatch(target -> target.region().equals(finding.region()));
    }

    private static void check(Target target) {
        assertThat(ACCOUNTS).contains(target.account().value());
        assertThat(REGIONS).contains(target.region().value());
        assertThat(target.name()).matches(TARGET);
    }
}
