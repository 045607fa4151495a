package impound.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A suite whose report cannot say no proves nothing. */
class ReportTest {
    private static final List<Integer> POINTS = IntStream.range(0, 48).boxed().toList();

    private final Report report = new Report("test");

    @Test
    void the_one_point_that_is_not_survived_is_found_among_many_and_named() {
        var trials = new AtomicInteger();

        report.tryAll(POINTS, some -> {
            trials.incrementAndGet();
            return survive(some, 17);
        });

        assertThatThrownBy(report::conclude)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(test) of 48 points not survived")
                .hasMessageContaining("17: not survived");
        assertThat(trials).hasValueLessThan(16);
    }

    @Test
    void where_all_are_survived_it_is_silent() {
        report.tryAll(POINTS, some -> survive(some, 100));

        assertThatCode(report::conclude).doesNotThrowAnyException();
    }

    @Test
    void nothing_tried_is_not_survived() {
        assertThatThrownBy(report::conclude).isInstanceOf(AssertionError.class);
    }

    @Test
    void what_did_not_happen_is_told_from_what_was_survived() {
        var unmet = report.tryAll(
                POINTS, some -> some.stream().filter(point -> point % 2 == 0).toList());

        assertThat(unmet).hasSize(24).allMatch(point -> point % 2 == 1);
    }

    @Test
    void where_too_much_did_not_happen_the_suite_is_lost() {
        report.survived(9);

        report.notMet(POINTS.subList(0, 5), 33);

        assertThatThrownBy(report::conclude)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("5 points did not happen, and only 9 did");
    }

    @Test
    void what_is_lost_only_together_is_lost() {
        report.tryAll(POINTS, some -> {
            if (some.size() == POINTS.size()) {
                throw new AssertionError("not survived");
            }
            return some;
        });

        assertThatThrownBy(report::conclude)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("only together, or only sometimes");
    }

    private static List<Integer> survive(List<Integer> points, int deadly) {
        if (points.contains(deadly)) {
            throw new AssertionError("not survived");
        }
        return points;
    }
}
