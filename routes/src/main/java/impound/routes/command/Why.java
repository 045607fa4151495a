package impound.routes.command;

import picocli.CommandLine.Option;

/** Why a person does something: an option of every command that goes on record. */
final class Why {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "no reason given",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason;

    @Override
    public String toString() {
        return reason;
    }
}
