package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whoever asks a command of the collector for help is told of everything that it takes. */
class HelpTest {

    private static final Map<String, CommandLine> COMMANDS = Collector.commands(
                    new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()))
            .getSubcommands();

    @Test
    void the_commands_are_these() {
        assertThat(COMMANDS).containsOnlyKeys("run", "image", "hash");
        assertThat(Said.by("--help").out()).contains(COMMANDS.keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_tells_of_each_option_with_a_sentence(String name) {
        var options = COMMANDS.get(name).getCommandSpec().options();

        Said help = Said.by(name, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains(options.stream().map(OptionSpec::longestName).toList());
        assertThat(options)
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "hash"})
    void help_of_what_a_person_types_has_examples(String name) {
        assertThat(Said.by(name, "--help").out())
                .contains("Examples:", "  collector " + name + " --device /dev/nvme1n1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "image --device=d --to=t", "hash --device=d"})
    void an_option_that_there_is_not_is_wrong_usage(String line) {
        Said wrong = Said.by((line + " --no-such-option").split(" "));

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--no-such-option");
    }

    @Test
    void no_command_is_wrong_usage() {
        assertThat(Said.by().exit()).isEqualTo(2);
    }

    private static Stream<String> commands() {
        return COMMANDS.keySet().stream();
    }
}
