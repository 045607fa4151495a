package impound.collection;

import impound.processors.evidence.StageName;
import impound.processors.id.Region;
import impound.processors.sweep.Swept;
import impound.routes.Application;
import impound.routes.Submission;
import impound.routes.aws.Clients;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.CollectorCommand;
import impound.sandbox.drill.World;
import impound.tool.RememberedHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Coordinator, sandbox and collectors as in the drill, for any number of findings. What a test itself asks of AWS it asks
 * as an examiner, a user of the security account. Whatever a test is about: when a site closes, nothing of any suspected
 * instance may have been touched.
 */
public final class Site implements AutoCloseable {
    /** AWS's minutes pass in parts of a second; reading the disks takes its time. */
    private static final double TIME_SCALE = 200;

    public static final String EXAMINER = "arn:aws:iam::" + World.SECURITY + ":user/examiner";

    private final Path folder;
    private final World world;
    private final Untouched untouched;
    private final Application application;
    private final Clients examiner;
    private final Queues queues;

    private Site(Path folder, World world, Application application) {
        this.folder = folder;
        this.world = world;
        this.untouched = Untouched.of(world);
        this.application = application;
        var keys = world.sandbox().accounts().key(World.SECURITY, EXAMINER);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secret()));
        this.examiner = new Clients(application.settings(), credentials);
        this.queues = new Queues(examiner.sqs(application.settings().home()), world, application.settings());
    }

    /** A coordinator at work under these circumstances: suspects, keys, settings, faults. */
    static Site under(Consumer<World> circumstances) throws Exception {
        return under(circumstances, Clock.systemUTC());
    }

    /** The same, with a coordinator that goes by this clock. */
    static Site under(Consumer<World> circumstances, Clock clock) throws Exception {
        RememberedHashes.use();
        var folder = Files.createTempDirectory("impound-collection-");
        var world = World.start(SandboxTime.wall(TIME_SCALE), folder, 0, CollectorCommand.ofThisBuild());
        circumstances.accept(world);
        return started(folder, world, coordinator(world, clock));
    }

    /**
     * A coordinator at work in this world, by this clock; the folder goes when the site closes.
     *
     * @param pause keeps a thread for so much of this clock's time
     */
    public static Site of(Path folder, World world, Clock clock, Consumer<Duration> pause) throws Exception {
        return started(folder, world, Application.of("", world.settings(), world.coordinator(), clock, pause));
    }

    private static Site started(Path folder, World world, Application application) {
        world.sandbox().sqs().record();
        var site = new Site(folder, world, application);
        application.start();
        return site;
    }

    /** The same without a coordinator: those that work here are processes of their own. */
    public static Site watched(Path folder, World world, Clock clock) throws Exception {
        world.sandbox().sqs().record();
        return new Site(folder, world, coordinator(world, clock));
    }

    private static Application coordinator(World world, Clock clock) throws Exception {
        return Application.of("", world.settings(), world.coordinator(), clock);
    }

    /** Puts events on the queue, as EventBridge would. */
    public void submit(String... events) {
        for (var event : events) {
            Submission.send(application.settings(), world.coordinator(), StageName.FINDINGS, event);
        }
    }

    /** Until this many incidents of the region are closed, and no message is on its way any more. */
    public List<Collection> await(String region, int incidents) {
        Await.until(queues::describe, () -> closed(region).size() >= incidents);
        queues.awaitSilence();
        return ended(region);
    }

    /** The incidents of the region that are closed by now. */
    List<Collection> ended(String region) {
        return closed(region).stream()
                .map(incident -> new Collection(this, region, incident))
                .toList();
    }

    private List<String> closed(String region) {
        var closed = new ArrayList<String>();
        for (var key : evidence(region).keys("")) {
            if (key.endsWith("/closing/0001.report.json")) {
                closed.add(key.substring(0, key.indexOf('/')));
            }
        }
        return closed;
    }

    /** One round of the sweeper, by this clock, in this region. */
    public Swept sweep(String region, Swept.Mode mode, Clock clock) throws Exception {
        try (var sweeper = Application.of("", servingOnly(region), world.coordinator(), clock)) {
            return sweeper.sweep(mode);
        }
    }

    /** A site lets nothing be asked in a region that had no incident, and a sweep asks in each that is served. */
    private Properties servingOnly(String region) {
        var settings = new Properties();
        settings.putAll(world.settings());
        serveOnly(region, settings);
        return settings;
    }

    /** Takes all other regions out of the settings of a coordinator. */
    public static void serveOnly(String region, Properties settings) {
        World.REGIONS.stream().filter(one -> !one.equals(region)).forEach(other -> settings.keySet()
                .removeIf(name -> name.toString().startsWith("impound." + other)));
        settings.setProperty("impound.regions", region);
    }

    public World world() {
        return world;
    }

    public Application application() {
        return application;
    }

    public Queues queues() {
        return queues;
    }

    public Store evidence(String region) {
        return new Store(examiner.s3(new Region(region)), World.evidenceBucket(region));
    }

    public Store work(String region) {
        return new Store(examiner.s3(new Region(region)), World.workBucket(region));
    }

    /** Every source snapshot that a chain tells of, in all regions. */
    public List<String> sourceSnapshots() {
        return World.REGIONS.stream()
                .flatMap(region -> incidents(region).stream())
                .flatMap(chains -> chains.sourceSnapshots().stream())
                .toList();
    }

    private List<Chains> incidents(String region) {
        return application.settings().isServed(new Region(region)) ? Chains.all(evidence(region)) : List.of();
    }

    /** That nothing of a suspected instance has been changed by anybody until now, and no collection left its region. */
    public void checkUntouched() {
        untouched.check(sourceSnapshots());
        var inItsRegion = new InItsRegion(world);
        for (var region : World.REGIONS) {
            var incidents = incidents(region);
            incidents.forEach(chains -> inItsRegion.check(chains, region));
            if (incidents.isEmpty() && !region.equals(World.HOME)) {
                inItsRegion.checkUnused(region);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            checkUntouched();
        } finally {
            application.close();
            examiner.close();
            world.close();
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
