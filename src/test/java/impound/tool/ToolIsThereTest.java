package impound.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToolIsThereTest {
    @Test
    void where_a_tool_is_missing_its_test_is_skipped_with_the_line_that_installs_it() {
        var decision = ToolIsThere.missing("fls", "apt-get install sleuthkit", null);

        assertThat(decision.isDisabled()).isTrue();
        assertThat(decision.getReason()).contains("no fls here: apt-get install sleuthkit");
    }

    @Test
    void under_ci_nothing_is_skipped() {
        var decision = ToolIsThere.missing("fls", "apt-get install sleuthkit", "1");

        assertThat(decision.isDisabled()).isFalse();
    }
}
