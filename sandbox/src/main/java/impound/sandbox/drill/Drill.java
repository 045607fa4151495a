package impound.sandbox.drill;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.processors.evidence.StageName;
import impound.processors.id.Region;
import impound.processors.settings.Settings.Order;
import impound.routes.Application;
import impound.routes.Submission;
import impound.sandbox.SandboxTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One collection from finding to verified images: the coordinator as in AWS, and around it an AWS in this process. */
final class Drill {
    /** Far more than any drill takes: whoever waits longer waits for nothing. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    /** Above this the waits are shorter than the work, and nothing gets faster. */
    static final double FASTEST = 1000;

    private final Clock clock = Clock.systemUTC();
    private final Plan plan;
    private final PrintWriter out;

    Drill(Plan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    /** What to play, on which disks, how fast, and what to leave behind. */
    record Plan(
            String event,
            DiskPlan disks,
            Encryption encryption,
            Order order,
            double timeScale,
            Path out,
            boolean keep) {
        /** The instances that the event names, all in the region of the first: a collection has one. */
        List<Suspected> suspects() {
            return Suspected.in(event);
        }

        Region region() {
            return new Region(suspects().get(0).region());
        }
    }

    /** The disks of each instance: these files, or where there are none, this many of the drill's own. */
    record DiskPlan(List<Path> files, int number, int gibibytes) {}

    /** Whether everything was verified. */
    boolean run() throws Exception {
        var folder = Files.createTempDirectory("impound-drill-");
        if (plan.keep()) {
            out.println("The sandbox's files: " + folder);
        } else {
            // also for a drill that is ended by Ctrl-C: disks and their images are too much to leave behind
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        }
        return run(folder);
    }

    private boolean run(Path folder) throws Exception {
        var time = SandboxTime.wall(plan.timeScale());
        try (var world = World.start(time, folder, 0, CollectorCommand.ofThisBuild())) {
            var disks = plan.disks().files().isEmpty()
                    ? DrillDisks.in(
                            folder.resolve("source"),
                            plan.disks().number(),
                            plan.disks().gibibytes())
                    : plan.disks().files();
            seed(world, disks);
            world.settings().setProperty("impound.order", plan.order().text());
            return run(world, disks);
        }
    }

    private void seed(World world, List<Path> disks) {
        for (var suspect : plan.suspects()) {
            out.printf("Suspected: %s in account %s, %s%n", suspect.instance(), suspect.account(), suspect.region());
            if (world.suspects().stream().noneMatch(there -> there.id().equals(suspect.instance()))) {
                var key = plan.encryption().key(world.sandbox().keys(), suspect.account(), suspect.region());
                world.suspect(suspect.with(disks, key));
            }
        }
    }

    private boolean run(World world, List<Path> disks) throws Exception {
        try (var application = Application.of("", world.settings(), world.coordinator(), clock);
                var bucket = new EvidenceBucket(application.settings(), world.coordinator(), plan.region())) {
            var found = application.preflight();
            found.problems().forEach(out::println);
            found.warnings().forEach(out::println);
            application.start();
            Submission.send(application.settings(), world.coordinator(), StageName.FINDINGS, plan.event());
            return collected(world, bucket, disks);
        }
    }

    private boolean collected(World world, EvidenceBucket bucket, List<Path> disks) throws Exception {
        var end = new Board(bucket, out, clock).watch(LONGEST, () -> parked(world));
        if (end.incident().isEmpty()) {
            out.println("NOT VERIFIED: " + end.why());
            return false;
        }
        var verdict = new Verification(bucket, world, plan.suspects()).of(end.incident());
        new Summary(bucket, world, plan, out).print(end.incident(), verdict, named(disks));
        if (plan.out() != null) {
            bucket.download(plan.out());
            out.println("The evidence lies in " + plan.out().resolve(end.incident()));
        }
        return verdict.isGood();
    }

    /** Why the finding was set aside, if it was: then no incident will come. */
    private static Optional<String> parked(World world) {
        return world.sandbox().logs().events(World.SECURITY, World.HOME, "ForensicDiskAudit").stream()
                .map(event -> Wire.read(event.message().getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .filter(record -> record.path("event").asText().equals("MessageParked")
                        && record.path("stage").asText().equals(StageName.FINDINGS.text()))
                .map(record -> "the finding was parked: %s, %s"
                        .formatted(
                                record.path("reason").asText(),
                                record.path("message").asText()))
                .findFirst();
    }

    /** The drill's own disks go with its folder: of them a name is all that means anything. */
    private List<Path> named(List<Path> disks) {
        return plan.disks().files().isEmpty()
                ? disks.stream().map(Path::getFileName).toList()
                : disks;
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
