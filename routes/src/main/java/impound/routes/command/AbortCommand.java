package impound.routes.command;

import impound.processors.finding.Incident;
import impound.routes.Orders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class AbortCommand extends IncidentOrder {
    @Option(
            names = "--volume",
            paramLabel = "ID",
            description = "Only this volume, or this instance with all its volumes.")
    private String volume;

    @Override
    int give(Orders orders, Incident found) {
        var extent = orders.extent(found);
        if (extent.isOver()) {
            return say("nothing of %s is under way any more; nothing was changed".formatted(found.id()));
        }
        if (volume == null) {
            orders.abort(found, why());
            return say(found.id() + " is aborted; what is under way ends before its next step");
        }
        var ids = extent.of(volume);
        if (ids.isEmpty()) {
            return refuse("incident %s has no volume or instance '%s'".formatted(found.id(), volume));
        }
        orders.abort(found, ids, why());
        return say(String.join(", ", ids) + ": aborted; what is under way ends before its next step");
    }
}
