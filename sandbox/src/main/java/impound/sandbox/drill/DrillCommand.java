package impound.sandbox.drill;

import impound.routes.command.FurtherCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Collects once, from a finding to verified images, on this machine alone. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a finding into the queue and collects for it, with the routes, clients and collector that run in AWS,"
                    + " from an AWS that is embedded. Shows each volume on its way, and in the end what agreed with what.",
            "",
            "Without --disk the suspected instance has two disks of 1 GiB, the first with a small ext4 file system."
        },
        footer = {
            "",
            "Exit codes: 0 everything was verified, 1 something was not (it says what), 2 wrong usage.",
            "",
            "Examples:",
            "  impound drill",
            "  impound drill --disk root.img --disk data.img --out evidence"
        })
public final class DrillCommand implements FurtherCommand, Callable<Integer> {
    @Option(
            names = "--disk",
            paramLabel = "FILE",
            description =
                    "A disk of the suspected instance, padded with zeros to whole GiB; may be given several times.")
    private List<Path> disks = List.of();

    @Option(names = "--finding", paramLabel = "FILE", description = "The event to play, instead of the drill's own.")
    private Path finding;

    @Option(
            names = "--time-scale",
            paramLabel = "X",
            defaultValue = "20",
            description = "What takes AWS X seconds takes the drill one (default: ${DEFAULT-VALUE}).")
    private double timeScale;

    @Option(names = "--out", paramLabel = "DIR", description = "Leaves the evidence there, each object under its key.")
    private Path out;

    @Option(names = "--keep", description = "Keeps the sandbox's own files, and says where they are.")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check();
        var event = event();
        var plan = new Drill.Plan(event, suspected(event), disks, timeScale, out, keep);
        return new Drill(plan, spec.commandLine().getOut()).run() ? 0 : 1;
    }

    private void check() throws IOException {
        for (var disk : disks) {
            if (!Files.isReadable(disk) || Files.size(disk) == 0) {
                throw wrong("cannot read a disk from " + disk + ", or it is empty");
            }
        }
        if (!(timeScale > 0 && timeScale <= Drill.FASTEST)) {
            throw wrong("--time-scale is " + timeScale + "; write a number above 0, 1000 at the most");
        }
        if (out != null && Files.exists(out) && !isEmptyFolder(out)) {
            throw wrong("--out " + out + " is there already and not an empty folder; evidence is not mixed");
        }
    }

    private String event() throws IOException {
        if (finding == null) {
            return DrillFinding.text();
        }
        if (!Files.isReadable(finding)) {
            throw wrong("cannot read the finding " + finding);
        }
        return Files.readString(finding);
    }

    private Suspected suspected(String event) {
        try {
            return Suspected.in(event);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
