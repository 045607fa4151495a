package impound.routes.command;

import impound.routes.Application;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Starts the coordinator against the configured AWS. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Takes findings from the queue and collects for them, until it is told to end (Ctrl-C or SIGTERM).",
            "",
            "The coordinator's own credentials come from where the AWS SDK looks for them: a task role, a profile, the"
                    + " environment. From them it assumes the roles that the settings name."
        },
        footer = {"", "Example:", "  impound run --config /etc/impound/application.properties"})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var own = DefaultCredentialsProvider.builder().build();
        try (var application = Application.of(config.location(), new Properties(), own, Clock.systemUTC())) {
            application.start();
            application
                    .preflight()
                    .forEach(problem -> spec.commandLine().getErr().println("impound: " + problem));
            application.run();
        }
        return 0;
    }
}
