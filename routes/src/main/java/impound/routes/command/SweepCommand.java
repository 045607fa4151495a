package impound.routes.command;

import impound.processors.sweep.Swept;
import impound.processors.sweep.Swept.Done;
import impound.processors.sweep.Swept.Mode;
import impound.processors.sweep.SweptTable;
import impound.routes.Application;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** One round of the sweeper, now, and what it saw. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "Lists everything in all served regions and accounts that bears Impound's tag: what it is, whose, how old, what"
                    + " it costs a month, and why it is there. Removes what an incident that has ended owns and needs no more.",
            "",
            "The coordinator does the same by itself each impound.sweep-hours hours. Nothing without an owner is touched."
        },
        footer = {"", "Examples:", "  impound sweep --list", "  impound sweep"})
final class SweepCommand implements Callable<Integer> {
    /** Something was not seen, or is still there although it should not be. */
    private static final int NOT_ALL_DONE = 1;

    @Option(
            names = {"--list", "--dry-run"},
            description = "Only lists: removes nothing, and leaves no trace.")
    private boolean listOnly;

    @Mixin
    private Config config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var own = DefaultCredentialsProvider.builder().build();
        try (var application = Application.of(config.location(), new Properties(), own, Clock.systemUTC())) {
            var swept = application.sweep(listOnly ? Mode.LIST : Mode.REMOVE);
            SweptTable.lines(swept).forEach(spec.commandLine().getOut()::println);
            return isAllDone(swept) ? 0 : NOT_ALL_DONE;
        }
    }

    private static boolean isAllDone(Swept swept) {
        return swept.unseen().isEmpty()
                && swept.rows().stream().noneMatch(row -> row.done() == Done.LATER || row.done() == Done.REFUSED);
    }
}
