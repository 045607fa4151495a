package impound.sandbox.drill;

import impound.processors.evidence.StageName;
import impound.routes.Application;
import impound.routes.Submission;
import impound.sandbox.SandboxTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** One collection from finding to verified images: the coordinator as in AWS, and around it an AWS in this process. */
final class Drill {
    /** Far more than any drill takes: whoever waits longer waits for nothing. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Above this the waits are shorter than the work, and nothing gets faster. */
    static final double FASTEST = 1000;

    private final Clock clock = Clock.systemUTC();
    private final Plan plan;
    private final PrintWriter out;

    Drill(Plan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    /** What to play, on which disks (none: the drill's own), how fast, and what to leave behind. */
    record Plan(String event, Suspected suspected, List<Path> disks, double timeScale, Path out, boolean keep) {}

    /** Whether everything was verified. */
    boolean run() throws Exception {
        var folder = Files.createTempDirectory("impound-drill-");
        if (plan.keep()) {
            out.println("The sandbox's files: " + folder);
        } else {
            // also for a drill that is ended by Ctrl-C: two disks and their images are too much to leave behind
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        }
        return run(folder);
    }

    private boolean run(Path folder) throws Exception {
        var disks = plan.disks().isEmpty() ? DrillDisks.in(folder.resolve("source")) : plan.disks();
        var suspected = plan.suspected();
        var time = SandboxTime.wall(plan.timeScale());
        out.printf(
                "Starting the sandbox: %s in account %s, %s%n",
                suspected.instance(), suspected.account(), suspected.region());
        try (var world = World.start(time, folder, 0, CollectorCommand.ofThisBuild(), suspected, disks);
                var application = Application.of("", world.settings(), world.coordinator(), clock)
                        .start();
                var bucket = new EvidenceBucket(application.settings(), world.coordinator())) {
            application.preflight().forEach(out::println);
            Submission.send(application.settings(), world.coordinator(), StageName.FINDINGS, plan.event());
            return collected(world, bucket, disks);
        }
    }

    private boolean collected(World world, EvidenceBucket bucket, List<Path> disks) throws Exception {
        var board = new Board(bucket, out, clock);
        var incident = board.watch(LONGEST);
        if (incident.isEmpty()) {
            out.println("NOT VERIFIED: no incident was closed within " + LONGEST.toMinutes() + " minutes");
            return false;
        }
        var verdict = new Verification(bucket, world).of(incident.get());
        new Summary(bucket, world, out).print(incident.get(), verdict, named(disks), plan.timeScale());
        if (plan.out() != null) {
            bucket.download(plan.out());
            out.println("The evidence lies in " + plan.out().resolve(incident.get()));
        }
        return verdict.isGood();
    }

    /** The drill's own disks go with its folder: of them a name is all that means anything. */
    private List<Path> named(List<Path> disks) {
        return plan.disks().isEmpty() ? disks.stream().map(Path::getFileName).toList() : disks;
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("impound: could not remove " + folder + ": " + e.getMessage());
        }
    }
}
