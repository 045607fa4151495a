package impound.sandbox.drill;

import impound.routes.command.FurtherCommand;
import impound.sandbox.SandboxTime;
import impound.sandbox.ec2.Instance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the embedded AWS, for an AWS CLI or a coordinator of one's own. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the embedded AWS on loopback until it is told to end (Ctrl-C or SIGTERM), with the drill's instance"
                    + " in it and all that a coordinator needs.",
            "",
            "Prints the endpoint, the environment for an AWS CLI, and how to start a coordinator on it. Everything in it"
                    + " is gone when it ends, but for the folder --data."
        },
        footer = {
            "",
            "Example, in three terminals:",
            "  impound sandbox --data /tmp/sandbox",
            "  (the lines that it prints), impound run --config /tmp/sandbox/application.properties",
            "  (the same lines), impound submit --config /tmp/sandbox/application.properties finding.json"
        })
public final class SandboxCommand implements FurtherCommand, Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where it listens on 127.0.0.1; 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--time-scale",
            paramLabel = "X",
            defaultValue = "20",
            description = "What takes AWS X seconds takes the sandbox one (default: ${DEFAULT-VALUE}).")
    private double timeScale;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty or new folder for disks, objects and the settings (default: a new temporary one).")
    private Path data;

    @Option(names = "--disk", paramLabel = "FILE", description = "A disk of the suspected instance, as for drill.")
    private List<Path> disks = List.of();

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description = {
                "Settings that say which findings start a capture, such as the findings' world.properties; they go into the"
                        + " coordinator's. Lines instance.ID in it replace the instances that there are; docs/sandbox.md has"
                        + " how they are written."
            })
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(timeScale > 0 && timeScale <= Drill.FASTEST)) {
            throw new ParameterException(
                    spec.commandLine(), "--time-scale is " + timeScale + "; write a number above 0, 1000 at the most");
        }
        var folder = data == null ? Files.createTempDirectory("impound-sandbox-") : Files.createDirectories(data);
        var ended = new CountDownLatch(1);
        try (var world = world(folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
            var settings = folder.resolve("application.properties");
            try (var out = Files.newBufferedWriter(settings)) {
                world.settings().store(out, "Settings of a coordinator on this sandbox");
            }
            print(world, settings, spec.commandLine().getOut());
            ended.await();
        }
        return 0;
    }

    private World world(Path folder) throws IOException {
        var written = written();
        var given = disks.isEmpty() ? DrillDisks.in(folder.resolve("source")) : disks;
        var time = SandboxTime.wall(timeScale);
        var world = World.start(time, folder, port, CollectorCommand.ofThisBuild(), UnaryOperator.identity(), written);
        if (world.suspects().stream()
                .noneMatch(there -> there.id().equals(suspected().instance()))) {
            world.suspect(suspected().with(given, Optional.empty()));
        }
        return world;
    }

    private WorldFile written() {
        try {
            return file == null ? WorldFile.none() : WorldFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--world " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
    }

    private static Suspected suspected() {
        return Suspected.in(DrillFinding.text()).get(0);
    }

    private static void print(World world, Path settings, PrintWriter out) {
        var keys = world.coordinatorKeys();
        out.printf("# The embedded AWS listens; all services answer at one endpoint.%n");
        out.printf("# An AWS CLI older than 2.13 wants it as an option: aws --endpoint-url $AWS_ENDPOINT_URL ...%n");
        out.printf("export AWS_ENDPOINT_URL=%s%n", world.sandbox().endpoint());
        out.printf("export AWS_DEFAULT_REGION=%s AWS_REGION=%1$s%n", World.HOME);
        out.printf("export AWS_ACCESS_KEY_ID=%s%n", keys.accessKey());
        out.printf("export AWS_SECRET_ACCESS_KEY=%s%n", keys.secret());
        out.printf("export AWS_SESSION_TOKEN=%s%n", keys.token());
        out.printf("# With these you are the coordinator's role in the security account %s.%n", World.SECURITY);
        out.printf(
                "# The suspect: %s in account %s.%n",
                suspected().instance(), suspected().account());
        out.printf(
                "# All instances: %s.%n",
                world.suspects().stream().map(Instance::id).collect(Collectors.joining(", ")));
        out.printf("# A coordinator on it: ./impound run --config %s%n", settings);
        out.flush();
    }
}
