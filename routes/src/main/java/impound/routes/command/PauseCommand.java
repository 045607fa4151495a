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

/** Takes no further findings. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description =
                "Takes no further findings, in all coordinators of these settings, until somebody resumes. Findings wait in their queue and"
                        + " none is lost; collections under way go on.",
        footer = {"", "Example:", "  impound pause --reason \"maintenance of the network, ticket 4711\""})
final class PauseCommand implements Callable<Integer> {
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
            var isChanged = orders.pause(reason);
            spec.commandLine()
                    .getOut()
                    .println(
                            isChanged
                                    ? "the intake is paused; findings wait in their queue"
                                    : "the intake was paused already; nothing was changed");
        }
        return 0;
    }
}
