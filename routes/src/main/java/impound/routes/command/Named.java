package impound.routes.command;

import impound.processors.id.IncidentId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The incident that a person names on the command line. */
final class Named {
    /** There is no such incident: nothing was done. */
    private static final int NOT_DONE = 1;

    private Named() {}

    /** @throws ParameterException for what no incident can be called */
    static IncidentId incident(String text, CommandSpec command) {
        try {
            return new IncidentId(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }

    /** Says that nothing was ever opened under this name; answers the exit code. */
    static int refuseUnknown(IncidentId incident, CommandSpec command) {
        return refuse("no incident %s in any served region".formatted(incident), command);
    }

    /** Says why nothing was done; answers the exit code. */
    static int refuse(String why, CommandSpec command) {
        command.commandLine().getErr().println("impound: " + why);
        return NOT_DONE;
    }
}
