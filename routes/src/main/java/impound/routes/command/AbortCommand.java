package impound.routes.command;

import impound.processors.finding.Incident;
import impound.routes.Orders;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    @Parameters(paramLabel = "INCIDENT", description = "The incident's id, as notices and buckets name it.")
    private String incident;

    @Option(
            names = "--volume",
            paramLabel = "ID",
            description = "Only this volume, or this instance with all its volumes.")
    private String volume;

    @Mixin
    private Why why;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var id = Named.incident(incident, spec);
        var own = DefaultCredentialsProvider.builder().build();
        try (var orders = Orders.at(config.location(), own, Clock.systemUTC())) {
            var found = orders.find(id);
            return found.isPresent() ? abort(orders, found.get()) : Named.refuseUnknown(id, spec);
        }
    }

    private int abort(Orders orders, Incident found) {
        var extent = orders.extent(found);
        if (extent.isOver()) {
            say("nothing of %s is under way any more; nothing was changed".formatted(found.id()));
            return 0;
        }
        if (volume == null) {
            orders.abort(found, why.toString());
            say(found.id() + " is aborted; what is under way ends before its next step");
            return 0;
        }
        var ids = extent.of(volume);
        if (ids.isEmpty()) {
            return Named.refuse("incident %s has no volume or instance '%s'".formatted(found.id(), volume), spec);
        }
        orders.abort(found, ids, why.toString());
        say(String.join(", ", ids) + ": aborted; what is under way ends before its next step");
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
