package impound.fault;

import impound.collection.Site;
import impound.collector.CollectorThreads;
import impound.sandbox.VirtualTime;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Ec2Options;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
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
    private final Setup setup;
    private final VirtualTime time;
    private final CollectorThreads collectors;
    private final Site site;
    private final Jumps jumps;

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
            this.site = Site.of(folder, world, clock());
        } catch (Exception e) {
            throw new AssertionError("no world", e);
        }
        this.jumps = new Jumps(
                time, this::isAtWork, () -> site.world().sandbox().calls().begun());
    }

    /** Has everything collected that there is to collect, and waits until nothing happens any more. */
    static JumpingTrial run(Setup setup) {
        var trial = new JumpingTrial(setup);
        setup.begin(trial.site);
        trial.awaitStillness();
        return trial;
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
        return collectors.atWork() > 0
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
