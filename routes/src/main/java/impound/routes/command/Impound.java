package impound.routes.command;

import impound.processors.settings.SettingsProblems;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code impound}. Which commands there are beside {@code run}, {@code submit} and {@code sweep} says what is on the class path. */
@Command(
        name = "impound",
        description = "Takes the disks of a suspected EC2 instance into evidence.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 not done or not verified, 2 wrong usage or settings."})
public final class Impound implements Runnable {
    /** Wrong usage and wrong settings alike: nothing was begun. */
    public static final int WRONG_USAGE = 2;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say which command");
    }

    public static void main(String[] arguments) {
        System.exit(commands(new PrintWriter(System.out, true), new PrintWriter(System.err, true))
                .execute(arguments));
    }

    /** The command line with all commands, writing to these. */
    public static CommandLine commands(PrintWriter out, PrintWriter err) {
        var commands = new CommandLine(new Impound());
        commands.addSubcommand(new RunCommand());
        commands.addSubcommand(new SubmitCommand());
        commands.addSubcommand(new SweepCommand());
        ServiceLoader.load(FurtherCommand.class).forEach(commands::addSubcommand);
        return commands.setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Impound::explain);
    }

    /** Says in a line what a person can do something about; the log has the rest. */
    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof SettingsProblems problems) {
            problems.lines().forEach(line -> command.getErr().println("impound: " + line));
            return WRONG_USAGE;
        }
        throw thrown;
    }
}
