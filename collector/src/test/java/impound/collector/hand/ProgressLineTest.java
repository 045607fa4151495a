package impound.collector.hand;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.hand.ProgressLine.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final long MB = 1_000_000;

    private final MovedClock clock = new MovedClock();
    private final StringWriter err = new StringWriter();

    @Test
    void tells_bytes_share_speed_and_time_left() {
        ProgressLine line = line(Style.PLAIN, 7_600 * MB);

        pass(line, 10, 1_000 * MB);

        assertThat(err)
                .hasToString(
                        "1000000000 of 7600000000 bytes, 13.2 %, 100.0 MB/s, 0:01:06 left" + System.lineSeparator());
    }

    @Test
    void the_speed_is_that_of_the_last_seconds() {
        ProgressLine line = line(Style.PLAIN, 100_000 * MB);
        pass(line, 10, 5_000 * MB);

        pass(line, 10, 100 * MB);

        assertThat(lines()[1]).startsWith("5100000000 of ").contains(" 10.0 MB/s, 2:38:10 left");
    }

    @Test
    void looks_half_a_second_apart_are_taken_together_so_that_parts_do_not_make_it_jump() {
        ProgressLine line = line(Style.PLAIN, 1_000 * MB);
        for (int look = 1; look <= 40; look++) {
            clock.pass(Duration.ofMillis(500));
            line.add(look % 4 == 0 ? 16 * MB : 0);
            line.tick();
        }

        assertThat(lines()).hasSize(40);
        assertThat(java.util.Arrays.copyOfRange(lines(), 20, 40))
                .allSatisfy(text -> assertThat(text).contains(" 8.0 MB/s,"));
    }

    @Test
    void while_nothing_comes_the_time_left_is_not_known() {
        ProgressLine line = line(Style.PLAIN, 100);

        pass(line, 10, 0);

        assertThat(err.toString()).contains("0 of 100 bytes, 0.0 %, 0.0 MB/s, ?:??:?? left");
    }

    @Test
    void on_a_terminal_each_line_takes_the_place_of_the_one_before() {
        ProgressLine line = line(Style.TERMINAL, 200);
        pass(line, 1, 50);
        pass(line, 1, 50);
        line.close();

        assertThat(err.toString().split("\r"))
                .hasSize(4)
                .satisfies(lines -> assertThat(lines[1]).startsWith("50 of 200").endsWith("\u001b[K"))
                .satisfies(
                        lines -> assertThat(lines[3]).startsWith("100 of 200").endsWith("\u001b[K%n".formatted()));
    }

    @Test
    void at_the_end_it_tells_the_average_and_then_nothing_more() {
        ProgressLine line = line(Style.PLAIN, 300 * MB);
        pass(line, 1, 200 * MB);
        pass(line, 2, 100 * MB);
        line.close();
        line.tick();

        assertThat(lines()).hasSize(3);
        assertThat(lines()[2]).isEqualTo("300000000 of 300000000 bytes, 100.0 %, 100.0 MB/s on average, 0:00:03");
    }

    private ProgressLine line(Style style, long size) {
        return new ProgressLine(new PrintWriter(err), style, size, clock);
    }

    private void pass(ProgressLine line, int seconds, long bytes) {
        clock.pass(Duration.ofSeconds(seconds));
        line.add(bytes);
        line.tick();
    }

    private String[] lines() {
        return err.toString().split(System.lineSeparator());
    }
}
