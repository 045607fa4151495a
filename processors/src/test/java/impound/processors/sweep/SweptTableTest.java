package impound.processors.sweep;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.Life;
import impound.processors.gateway.Holding;
import impound.processors.sweep.Swept.Done;
import impound.processors.sweep.Swept.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweptTableTest {
    @Test
    void a_line_says_what_it_is_whose_how_old_at_which_cost_and_why() {
        var line = lines(Things.collector(), Verdict.LEFT_OVER).get(1);

        assertThat(line)
                .containsSubsequence(
                        "collector",
                        COLLECTOR.value(),
                        "444455556666",
                        "us-east-1",
                        INCIDENT.value(),
                        "2d",
                        "70.08",
                        "left over",
                        "removed",
                        "its attempt is over");
    }

    @Test
    void the_last_line_has_the_sum_and_its_date() {
        assertThat(lines(Things.collector(), Verdict.NEEDED).get(2))
                .startsWith("1 things, at most 70.08 USD a month")
                .contains("November 2025");
    }

    @Test
    void where_nobody_could_look_is_said() {
        var swept = new Swept(Life.AT, List.of(), List.of("snapshots of 1 in x: denied"));

        assertThat(SweptTable.lines(swept)).contains("not seen: snapshots of 1 in x: denied");
    }

    @Test
    void what_an_intruder_writes_into_a_tag_does_nothing_to_the_terminal() {
        var forged = Things.with(Things.collector(), "impound:incident", "\u001b[2J\nx".repeat(40));

        var lines = lines(forged, Verdict.DOUBT);

        assertThat(lines).hasSize(3);
        assertThat(String.join("", lines)).doesNotContain("\u001b").hasSizeLessThan(1_000);
    }

    private static List<String> lines(Holding thing, Verdict verdict) {
        var judged = Judged.of(thing, verdict, "its attempt is over");
        var now = thing.since().plus(Duration.ofDays(2));
        return SweptTable.lines(new Swept(now, List.of(Row.of(judged, Done.REMOVED, "")), List.of()));
    }
}
