package impound.routes.command;

import impound.processors.settings.SettingsProblems;
import impound.routes.aws.Reason;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The command {@code impound}. Which commands there are beside those of a coordinator says what is on the class path. */
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

    /** AWS did not answer, or said no. */
    private static final int NOT_DONE = 1;

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
        commands.addSubcommand(new ExplainCommand());
        commands.addSubcommand(new CaptureCommand());
        commands.addSubcommand(new ReplayCommand());
        commands.addSubcommand(new AbortCommand());
        commands.addSubcommand(new PriorityCommand());
        commands.addSubcommand(new PauseCommand());
        commands.addSubcommand(new ResumeCommand());
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
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SdkException said) {
                command.getErr().println("impound: AWS did not do it: %s; %s".formatted(Reason.of(said), remedy(said)));
                return NOT_DONE;
            }
        }
        throw thrown;
    }

    private static String remedy(SdkException said) {
        return said instanceof AwsServiceException
                ? "look at your rights and at what the settings name"
                : "give credentials (a role, a profile or the environment), and look at the network and at"
                        + " impound.endpoint";
    }
}
