package impound.collector;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program on the collector VM: takes one volume into evidence and ends. Exit 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "collector",
        mixinStandardHelpOptions = true,
        versionProvider = Collector.Version.class,
        subcommands = Run.class,
        description = "Reads one disk, once, into one object in S3, and proves that it did.")
public final class Collector implements Runnable {

    /** An exit that hangs in a shutdown hook keeps a VM and its volume alive; nothing that counts is done by then. */
    private static final long EXIT_SECONDS = 20;

    private final CommandLine commandLine = new CommandLine(this);

    private Collector() {}

    public static void main(String[] arguments) {
        int code = CommandLine.ExitCode.SOFTWARE;
        try {
            code = new Collector().commandLine.execute(arguments);
        } finally {
            // After an Error as well: threads of the SDK would keep the process alive.
            exit(code);
        }
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
        throw new CommandLine.ParameterException(commandLine, "no command given");
    }

    private static void halt(int code) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(EXIT_SECONDS));
        Runtime.getRuntime().halt(code);
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"impound-collector " + Machine.programVersion()};
        }
    }
}
