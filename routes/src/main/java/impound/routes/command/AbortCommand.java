package impound.routes.command;

import impound.processors.id.IncidentId;
import impound.routes.Orders;
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

/** Stops the collection of an incident. */
@Command(
        name = "abort",
        mixinStandardHelpOptions = true,
        description = {
            "Stops the collection of an incident, or of one volume of it, before the next step of each: within 15 minutes at the"
                    + " latest, since what waits longer looks no more often. Collectors and restored volumes are removed;"
                    + " evidence, source snapshots and records stay. What is missing then counts as CANCELLED, with who and why.",
            "",
            "What has ended already stays as it is. To take it up again: impound replay STAGE --incident ID.",
        },
        footer = {
            "",
            "Examples:",
            "  impound abort gd-0a1b2c3d --reason \"a drill of the red team\"",
            "  impound abort gd-0a1b2c3d --volume vol-0a1b2c3d4e5f60001 --reason \"a scratch disk\""
        })
final class AbortCommand implements Callable<Integer> {
    /** There is no such incident. */
    private static final int NOT_DONE = 1;

    @Parameters(paramLabel = "INCIDENT", description = "The incident's id, as notices and buckets name it.")
    private String incident;

    @Option(
            names = "--volume",
            paramLabel = "ID",
            defaultValue = "",
            description = "Only this volume, or this instance where its volumes are not known yet.")
    private String volume;

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
        var id = id();
        var own = DefaultCredentialsProvider.builder().build();
        try (var orders = Orders.at(config.location(), own, Clock.systemUTC())) {
            var region = orders.regionOf(id);
            if (region.isEmpty()) {
                spec.commandLine().getErr().println("impound: no incident %s in any served region".formatted(id));
                return NOT_DONE;
            }
            var end = orders.end(region.get(), id);
            if (end.isPresent()) {
                say("%s has ended already: %s; nothing was changed".formatted(id, end.get()));
                return 0;
            }
            orders.abort(region.get(), id, volume, reason);
            say("%s is aborted; what is under way ends before its next step, and a notice tells when all has"
                    .formatted(volume.isEmpty() ? id.value() : volume));
            return 0;
        }
    }

    private IncidentId id() {
        try {
            return new IncidentId(incident);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
