package impound.collector;

import impound.collector.hand.Advice;
import impound.collector.hand.HashCommand;
import impound.collector.hand.ImageCommand;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program on the collector VM, and in a person's hand: takes one disk into evidence and ends. Exit 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "collector",
        mixinStandardHelpOptions = true,
        versionProvider = Collector.Version.class,
        subcommands = {Run.class, ImageCommand.class, HashCommand.class},
        description = "Reads one disk, once, into one image, and proves that it did.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage."})
public final class Collector implements Runnable {

    /** An exit that hangs in a shutdown hook keeps a VM and its volume alive; nothing that counts is done by then. */
    private static final long EXIT_SECONDS = 20;

    @Spec
    private CommandSpec spec;

    private Collector() {}

    public static void main(String[] arguments) {
        int code = CommandLine.ExitCode.SOFTWARE;
        try {
            code = commands(new PrintWriter(System.out, true), new PrintWriter(System.err, true))
                    .execute(arguments);
        } finally {
            // After an Error as well: threads of the SDK would keep the process alive.
            exit(code);
        }
    }

    /** The command line with all commands, writing to these. */
    static CommandLine commands(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Collector())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Collector::explain);
    }

    /** Says in a line what went wrong and what a person can do; what has no kind of its own is shown as it is. */
    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (!(thrown instanceof CollectorFailure failure)) {
            throw thrown;
        }
        command.getErr().println("collector: %s: %s".formatted(failure.reason(), failure.getMessage()));
        Advice.about(failure).ifPresent(advice -> command.getErr().println("collector: " + advice));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void exit(int code) {
        Thread last = new Thread(() -> halt(code), "exit");
        last.setDaemon(true);
        last.start();
        System.exit(code);
    }

    /** Reached where no command was given, which is wrong usage. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }

    private static void halt(int code) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(EXIT_SECONDS));
        Runtime.getRuntime().halt(code);
    }

    /** The version of the jar. */
    public static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"impound-collector " + Machine.programVersion()};
        }
    }
}
