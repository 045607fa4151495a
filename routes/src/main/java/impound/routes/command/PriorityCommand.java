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

/** Lets an incident go before others. */
@Command(
        name = "priority",
        mixinStandardHelpOptions = true,
        description = {
            "Lets an incident go before others where there is not enough for all: while a quota is full, what becomes free of it is"
                    + " for this incident, and of the calls that an account may make it has the last ones. What the others"
                    + " have begun goes on. It takes effect within seconds.",
            "",
            "It lasts until it is taken back with --off; once nothing of the incident is under way it changes nothing.",
        },
        footer = {
            "",
            "Examples:",
            "  impound priority gd-0a1b2c3d --reason \"the domain controller\"",
            "  impound priority gd-0a1b2c3d --off --reason \"imaged\""
        })
final class PriorityCommand implements Callable<Integer> {
    @Parameters(paramLabel = "INCIDENT", description = "The incident's id, as notices and buckets name it.")
    private String incident;

    @Option(names = "--off", description = "Takes it back: the incident takes its turn like all others.")
    private boolean isOff;

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
            return found.isPresent() ? order(orders, found.get()) : Named.refuseUnknown(id, spec);
        }
    }

    private int order(Orders orders, Incident found) {
        spec.commandLine().getOut().println(found.id() + (isOff ? putBack(orders, found) : putFirst(orders, found)));
        return 0;
    }

    private String putFirst(Orders orders, Incident found) {
        if (!orders.putFirst(found, why.toString())) {
            return " goes before others already; nothing was changed";
        }
        return orders.extent(found).isOver()
                ? " goes before others, though nothing of it is under way: what is replayed does"
                : " goes before others, within seconds";
    }

    private String putBack(Orders orders, Incident found) {
        return orders.putBack(found, why.toString())
                ? " takes its turn like all others"
                : " did not go before others; nothing was changed";
    }
}
