package impound.sandbox.drill;

import impound.processors.settings.Settings.Order;
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
            "Without --disk each suspected instance has two disks of 1 GiB, the first with a small ext4 file system, the"
                    + " others with 64 MiB of noise. The rest is holes, which take no room, however large --size is."
        },
        footer = {
            "",
            "Exit codes: 0 everything was verified, 1 something was not (it says what), 2 wrong usage.",
            "",
            "Examples:",
            "  impound drill",
            "  impound drill --disk root.img --disk data.img --out evidence",
            "  impound drill --encryption aws --order preserve-first",
            "  impound drill --instances 4 --volumes 1 --size 8 --time-scale 1   (an hour's work by hand; minutes)"
        })
public final class DrillCommand implements FurtherCommand, Callable<Integer> {
    /** The letters of device names, and what two cores can read at once. */
    private static final int MOST = 20;
    /** In GiB: two cores read a TiB in hours, and no file of this machine may be as large as EBS's largest disk. */
    private static final int LARGEST = 1024;

    @Option(
            names = "--disk",
            paramLabel = "FILE",
            description =
                    "A disk of the suspected instance, padded with zeros to whole GiB; may be given several times.")
    private List<Path> disks = List.of();

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many instances the finding names, each with the same disks (default: ${DEFAULT-VALUE}).")
    private int instances;

    @Option(
            names = "--volumes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many disks each of them has (default: ${DEFAULT-VALUE}).")
    private int volumes;

    @Option(
            names = "--size",
            paramLabel = "GIB",
            defaultValue = "1",
            description = "How large these disks are (default: ${DEFAULT-VALUE}).")
    private int gibibytes;

    @Option(
            names = "--encryption",
            paramLabel = "KIND",
            defaultValue = "none",
            converter = Choices.OfEncryption.class,
            description =
                    "What the disks are under: none; customer, a key that admits the security account; foreign, one"
                            + " that does not; aws, the account's aws/ebs key (default: ${DEFAULT-VALUE}).")
    private Encryption encryption;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            defaultValue = "evidence-first",
            converter = Choices.OfOrder.class,
            description = "What is made first: evidence-first, the image; preserve-first, the copy that is kept"
                    + " (default: ${DEFAULT-VALUE}).")
    private Order order;

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
        var plan = new Drill.Plan(
                event, new Drill.DiskPlan(disks, volumes, gibibytes), encryption, order, timeScale, out, keep);
        return new Drill(plan, spec.commandLine().getOut()).run() ? 0 : 1;
    }

    private void check() throws IOException {
        for (var disk : disks) {
            if (!Files.isReadable(disk) || Files.size(disk) == 0) {
                throw wrong("cannot read a disk from " + disk + ", or it is empty");
            }
        }
        if (disks.size() > MOST) {
            throw wrong("--disk is given %d times; an instance of the drill has %d disks at the most"
                    .formatted(disks.size(), MOST));
        }
        checkNumber("--instances", instances, MOST);
        checkNumber("--volumes", volumes, MOST);
        checkNumber("--size", gibibytes, LARGEST);
        if (!disks.isEmpty() && (isGiven("--instances") || isGiven("--volumes") || isGiven("--size"))) {
            throw wrong("--disk brings its own disks, for one instance: leave out --instances, --volumes and --size");
        }
        if (finding != null && isGiven("--instances")) {
            throw wrong("--finding names its own instances: leave out --instances");
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
            return DrillFinding.about(instances);
        }
        if (!Files.isReadable(finding)) {
            throw wrong("cannot read the finding " + finding);
        }
        var event = Files.readString(finding);
        try {
            Suspected.in(event);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
        return event;
    }

    private void checkNumber(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw wrong("%s is %d; write a whole number from 1 to %d".formatted(option, number, most));
        }
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
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
