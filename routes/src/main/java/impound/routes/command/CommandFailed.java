package impound.routes.command;

/** What a command could not do, in one line that says what to do about it. */
public final class CommandFailed extends RuntimeException {
    public CommandFailed(String line) {
        super(line);
    }
}
