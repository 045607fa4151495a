package impound.routes.command;

import impound.processors.finding.Incident;
import impound.processors.id.IncidentId;
import impound.routes.Orders;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** An order about an incident that a person names. */
abstract class IncidentOrder extends OrderCommand {
    /** There is no such incident, or nothing of it by that name: nothing was done. */
    private static final int NOT_DONE = 1;

    @Parameters(paramLabel = "INCIDENT", description = "The incident's id, as notices and buckets name it.")
    private String incident;

    /** Gives the order about this incident; answers the exit code. */
    abstract int give(Orders orders, Incident found);

    @Override
    public final Integer call() throws Exception {
        // what no incident can be called is said before anything is asked of AWS
        id();
        return super.call();
    }

    @Override
    final int give(Orders orders) {
        return orders.find(id())
                .map(found -> give(orders, found))
                .orElseGet(() -> refuse("no incident %s in any served region".formatted(incident)));
    }

    /** Says why nothing was done; answers the exit code. */
    final int refuse(String why) {
        spec().commandLine().getErr().println("impound: " + why);
        return NOT_DONE;
    }

    private IncidentId id() {
        try {
            return new IncidentId(incident);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage());
        }
    }
}
