package impound.processors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void text_of_any_language_stays_as_it_is() {
        assertThat(Printable.of("名前 Ünïcode عربى 🙂 \"quoted\"")).isEqualTo("名前 Ünïcode عربى 🙂 \"quoted\"");
    }

    @Test
    void what_moves_the_cursor_or_turns_the_line_round_is_a_number() {
        assertThat(Printable.of("a\nb\u001b[2Jc\u202ed\u2028e\u0000f\ud800"))
                .isEqualTo("a\\u{a}b\\u{1b}[2Jc\\u{202e}d\\u{2028}e\\u{0}f\\u{d800}");
    }
}
