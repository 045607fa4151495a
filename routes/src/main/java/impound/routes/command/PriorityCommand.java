package impound.routes.command;

import impound.processors.finding.Incident;
import impound.routes.Orders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class PriorityCommand extends IncidentOrder {
    @Option(names = "--off", description = "Takes it back: the incident takes its turn like all others.")
    private boolean isOff;

    @Override
    int give(Orders orders, Incident found) {
        return say(found.id() + (isOff ? putBack(orders, found) : putFirst(orders, found)));
    }

    private String putFirst(Orders orders, Incident found) {
        if (!orders.putFirst(found, why())) {
            return " goes before others already; nothing was changed";
        }
        return orders.extent(found).isOver()
                ? " goes before others, though nothing of it is under way: what is replayed does"
                : " goes before others, within seconds";
    }

    private String putBack(Orders orders, Incident found) {
        return orders.putBack(found, why())
                ? " takes its turn like all others"
                : " did not go before others; nothing was changed";
    }
}
