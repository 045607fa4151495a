package impound.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.routes.command.Impound;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Whoever asks a command for help is told of everything that it takes. */
class HelpTest {
    private static final Map<String, picocli.CommandLine> COMMANDS = Impound.commands(
                    new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()))
            .getSubcommands();

    @Test
    void the_commands_are_those_of_the_readme() {
        assertThat(COMMANDS.keySet())
                .containsExactlyInAnyOrder(
                        "drill",
                        "run",
                        "submit",
                        "explain",
                        "capture",
                        "replay",
                        "abort",
                        "priority",
                        "pause",
                        "resume",
                        "sweep",
                        "sandbox");

        assertThat(CommandLine.run("--help").out()).contains(COMMANDS.keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_tells_of_each_option_with_a_sentence(String name) {
        var options = COMMANDS.get(name).getCommandSpec().options();

        var help = CommandLine.run(name, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains(options.stream().map(OptionSpec::longestName).toList());
        assertThat(options)
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_option_that_there_is_not_is_wrong_usage(String name) {
        var wrong = CommandLine.run(name, "-", "--no-such-option");

        assertThat(wrong.exit()).isEqualTo(Impound.WRONG_USAGE);
        assertThat(wrong.err()).contains("--no-such-option");
    }

    @Test
    void no_command_is_wrong_usage() {
        assertThat(CommandLine.run().exit()).isEqualTo(Impound.WRONG_USAGE);
    }

    private static Stream<String> commands() {
        return List.copyOf(COMMANDS.keySet()).stream();
    }
}
