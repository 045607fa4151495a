package impound.routes.command;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.routes.Requests;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Asks for a collection without any finding. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        description = {
            "Asks for all EBS volumes of an instance, without any finding. It overrides product, severity and the limit of an hour, and no check"
                    + " of what may be collected: account and region are those of the settings, or nothing is sent.",
            "",
            "The same instance again is not captured again: the incident that it has is named."
        },
        footer = {
            "",
            "Example:",
            "  impound capture --account 111122223333 --region us-east-1 --reason \"beacon at the proxy\" i-0a1b2c3d4e5f60001"
        })
final class CaptureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "INSTANCE", description = "The instance's id.")
    private String instance;

    @Option(names = "--account", paramLabel = "ID", defaultValue = "", description = "Whose it is: 12 digits.")
    private String account;

    @Option(names = "--region", paramLabel = "REGION", defaultValue = "", description = "Where it is.")
    private String region;

    @Mixin
    private Why why;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (account.isEmpty() || region.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say whose it is and where: --account and --region");
        }
        var own = DefaultCredentialsProvider.builder().build();
        try (var requests = Requests.at(config.location(), own, Clock.systemUTC())) {
            return say(requests.capture(account, region, instance, why.toString()));
        } catch (Rejected e) {
            spec.commandLine()
                    .getErr()
                    .println("impound: nothing was sent: %s: %s".formatted(e.reason(), e.getMessage()));
            return Impound.WRONG_USAGE;
        }
    }

    private int say(Requests.Asked asked) {
        spec.commandLine()
                .getOut()
                .println(
                        asked.isNew()
                                ? "asked for: incident " + asked.incident()
                                : "nothing was sent: it was captured by request before, see incident "
                                        + asked.incident());
        return 0;
    }
}
