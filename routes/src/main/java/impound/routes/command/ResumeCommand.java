package impound.routes.command;

import impound.routes.Orders;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Takes findings again. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Takes findings again after a pause, those first that waited.",
        footer = {"", "Example:", "  impound resume --reason \"maintenance of the network, ticket 4711\""})
final class ResumeCommand implements Callable<Integer> {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "no reason given",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var own = DefaultCredentialsProvider.builder().build();
        try (var orders = Orders.at(config.location(), own, Clock.systemUTC())) {
            var isChanged = orders.resume(reason);
            spec.commandLine()
                    .getOut()
                    .println(
                            isChanged
                                    ? "findings are taken again, within a minute"
                                    : "the intake was not paused; nothing was changed");
        }
        return 0;
    }
}
