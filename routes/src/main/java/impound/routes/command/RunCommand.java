package impound.routes.command;

import impound.routes.Application;
import impound.routes.aws.OwnCredentials;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    /** AWS lacks what the settings name: no finding was taken. */
    private static final int NOT_STARTED = 1;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var own = new OwnCredentials(() -> DefaultCredentialsProvider.builder().build());
        try (var application = Application.of(config.location(), new Properties(), own, Clock.systemUTC())) {
            record(application.inForce());
            var found = application.preflight();
            found.warnings().forEach(line -> say("impound: warning: " + line));
            found.problems().forEach(line -> say("impound: " + line));
            if (!found.problems().isEmpty()) {
                return NOT_STARTED;
            }
            application.start();
            application.run();
        }
        return 0;
    }

    /** Whoever reads the log a year later knows what was in force. */
    private static void record(Map<String, String> inForce) {
        var line = LOG.atInfo();
        for (var setting : inForce.entrySet()) {
            line = line.addKeyValue(setting.getKey(), setting.getValue());
        }
        line.log("settings in force");
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
