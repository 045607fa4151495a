package impound.fault;

import impound.collection.Site;
import impound.collector.CollectorThreads;
import impound.processors.evidence.StageName;
import impound.processors.failure.Parked;
import impound.processors.replay.Cause;
import impound.processors.replay.Plan;
import impound.processors.replay.Selection;
import impound.processors.sweep.Swept;
import impound.routes.Replaying;
import impound.sandbox.VirtualTime;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Ec2Options;
import impound.tool.RememberedHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A trial in this process, by a clock that jumps over every wait. The parts are the real ones: coordinator, sandbox, and the
 * collector's own code on threads.
 */
final class JumpingTrial implements Trial {
    /** All that there is by then is older than a link takes to be written. */
    private static final Duration LATER = Duration.ofMinutes(90);

    private final Setup setup;
    private final VirtualTime time;
    private final CollectorThreads collectors;
    private final Site site;
    private final Jumps jumps;
    private volatile boolean isOperated;

    private JumpingTrial(Setup setup) {
        RememberedHashes.use();
        this.setup = setup;
        // The SDK's credentials go by the wall clock: a world that is not behind it sees none that it has outlived.
        this.time = new VirtualTime(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
        this.collectors = new CollectorThreads(clock());
        try {
            var folder = Files.createTempDirectory("impound-trial-");
            var world = World.start(time, folder, 0, List.of("collector"), this::options);
            setup.into(world);
            this.site = Site.of(folder, world, clock(), time::advance);
        } catch (Exception e) {
            throw new AssertionError("no world", e);
        }
        this.jumps = new Jumps(time, setup.count(), this::isAtWork, () -> site.world()
                .sandbox()
                .calls()
                .begun());
    }

    /** Has everything collected that there is to collect, and waits until nothing happens any more. */
    static JumpingTrial run(Setup setup) {
        var trial = new JumpingTrial(setup);
        try {
            setup.begin(trial.site);
            trial.awaitStillness();
            return trial;
        } catch (Throwable e) {
            trial.closeAfter(e);
            throw e;
        }
    }

    /** A person has removed the cause, and replays whatever is parked, stage by stage. */
    void replayAll() throws Exception {
        var file = site.world().sandbox().data().resolve("replay.properties");
        try (var out = Files.newOutputStream(file)) {
            site.world().settings().store(out, "Settings of a trial");
        }
        var cause = new Cause("a responder", "the right is given");
        try (var replaying = Replaying.at("file:" + file, site.world().coordinator(), clock())) {
            for (var stage : StageName.values()) {
                operate(() -> replaying.run(stage, Selection.everything(), cause, new Failing()));
            }
        }
    }

    /** What is left behind on record, or was made and its link could not be written, a later round of the sweeper removes. */
    void sweep() throws Exception {
        operate(() -> site.sweep(Setup.REGION, Swept.Mode.REMOVE, Clock.offset(clock(), LATER)));
    }

    /** No time passes while a person does this, and then all comes to rest again. */
    private void operate(Operation operation) throws Exception {
        isOperated = true;
        try {
            operation.run();
        } finally {
            isOperated = false;
        }
        awaitStillness();
    }

    private interface Operation {
        void run() throws Exception;
    }

    /** Nothing that is replayed may stay parked. */
    private static final class Failing implements Replaying.Told {
        @Override
        public void done(Plan plan) {}

        @Override
        public void failed(Parked parked, RuntimeException why) {
            throw new AssertionError("not replayed: " + parked, why);
        }
    }

    void awaitStillness() {
        jumps.awaitStillness(site.queues()::isSilent, site.queues()::describe);
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Setup setup() {
        return setup;
    }

    VirtualTime time() {
        return time;
    }

    private Ec2Options options(Ec2Options usual) {
        return setup.options().apply(usual.with(collectors));
    }

    private boolean isAtWork() {
        return isOperated
                || collectors.atWork() > 0
                || site.world().sandbox().calls().atWork() > 0
                || site.application().atWork() > 0;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("a trial has no zones");
            }

            @Override
            public Instant instant() {
                return time.now();
            }
        };
    }

    /** What does not come to an end must not go on beside the next trials. */
    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException | RuntimeException | AssertionError e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        jumps.close();
        try {
            site.close();
        } finally {
            collectors.close();
        }
    }
}
