package impound.collection;

import impound.processors.evidence.StageName;
import impound.routes.Application;
import impound.routes.Submission;
import impound.routes.aws.Clients;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.CollectorCommand;
import impound.sandbox.drill.DrillDisks;
import impound.sandbox.drill.DrillFinding;
import impound.sandbox.drill.Suspected;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * One collection from finding to report: coordinator, sandbox and collectors as in the drill, with the drill's two disks. What
 * the test itself asks of AWS it asks as an examiner, a user of the security account.
 */
public final class Collection implements AutoCloseable {
    /** AWS's minutes pass in parts of a second; reading the disks takes its time. */
    private static final double TIME_SCALE = 200;

    static final String EXAMINER = "arn:aws:iam::" + World.SECURITY + ":user/examiner";

    private final Path folder;
    private final World world;
    private final Application application;
    private final Clients examiner;
    private final Queues queues;

    private Collection(Path folder, World world) throws Exception {
        this.folder = folder;
        this.world = world;
        this.application = Application.of("", world.settings(), world.coordinator(), Clock.systemUTC());
        var keys = world.sandbox().accounts().key(World.SECURITY, EXAMINER);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secret()));
        this.examiner = new Clients(application.settings(), credentials);
        this.queues = new Queues(examiner.sqs(application.settings().home()), world, application.settings());
    }

    /** A collection that was begun under these circumstances, and came to its end. */
    public static Collection under(Consumer<World> circumstances) {
        try {
            var folder = Files.createTempDirectory("impound-collection-");
            var suspected = Suspected.in(DrillFinding.text());
            var disks = DrillDisks.in(folder.resolve("source"));
            var time = SandboxTime.wall(TIME_SCALE);
            var world = World.start(time, folder, 0, CollectorCommand.ofThisBuild(), suspected, disks);
            world.sandbox().sqs().record();
            circumstances.accept(world);
            return collected(new Collection(folder, world));
        } catch (Exception e) {
            throw new AssertionError("no collection", e);
        }
    }

    private static Collection collected(Collection collection) throws IOException {
        try {
            collection.collect();
            return collection;
        } catch (AssertionError e) {
            collection.close();
            throw e;
        }
    }

    private void collect() {
        application.start();
        Submission.send(application.settings(), world.coordinator(), StageName.FINDINGS, DrillFinding.text());
        Await.until(queues::describe, () -> evidence().keys("").stream()
                .anyMatch(key -> key.endsWith("/closing/0001.report.json")));
        queues.awaitSilence();
    }

    public World world() {
        return world;
    }

    public Application application() {
        return application;
    }

    Queues queues() {
        return queues;
    }

    public String incident() {
        var key = evidence().keys("").get(0);
        return key.substring(0, key.indexOf('/'));
    }

    Store evidence() {
        return new Store(examiner.s3(application.settings().home()), World.EVIDENCE_BUCKET);
    }

    Store work() {
        return new Store(examiner.s3(application.settings().home()), World.WORK_BUCKET);
    }

    @Override
    public void close() throws IOException {
        application.close();
        examiner.close();
        world.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
