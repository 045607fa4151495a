package impound.fault;

import impound.collection.Site;
import impound.collector.CollectorThreads;
import impound.sandbox.drill.World;
import impound.tool.RememberedHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A trial with coordinators in processes of their own, which may be killed at any moment; the clock is fast. */
final class ProcessTrial implements Trial {
    /** A Java process starts in seconds: with more, the deadlines of an hour would pass while it does. */
    private static final int FACTOR = 40;

    /** Longer than a long poll, and shorter than another process needs to start. */
    private static final Duration LAST_POLLS = Duration.ofMillis(1500);

    private final Setup setup;
    private final FastClock clock = FastClock.from(Clock.systemUTC(), FACTOR);
    private final CollectorThreads collectors;
    private final Path folder;
    private final Site site;
    private final List<Worker> workers = new ArrayList<>();
    private int started;

    private ProcessTrial(Setup setup) {
        RememberedHashes.use();
        this.setup = setup;
        this.collectors = new CollectorThreads(clock.clock());
        try {
            folder = Files.createTempDirectory("impound-trial-");
            var world = World.start(new FastTime(clock), folder, 0, List.of("collector"), usual -> setup.options()
                    .apply(usual.with(collectors)));
            // An hour passes in a minute and a half, and every region would be swept and asked for by name.
            world.settings().setProperty("impound.sweep-hours", "168");
            setup.into(world);
            site = Site.watched(folder, world, clock.clock());
        } catch (Exception e) {
            throw new AssertionError("no world", e);
        }
    }

    /** With so many coordinators at work; the findings are there when they start. */
    static ProcessTrial begin(Setup setup, int workers) {
        var trial = new ProcessTrial(setup);
        setup.begin(trial.site);
        for (int i = 0; i < workers; i++) {
            trial.startOne();
        }
        return trial;
    }

    /** Kills the coordinator, and starts another. */
    synchronized void restart() {
        kill(0);
        startOne();
    }

    /** What it had received, and what its last polls still receive, is seen by the others when its time is over: at once. */
    synchronized void kill(int which) {
        workers.remove(which).kill();
        var sandbox = site.world().sandbox();
        sandbox.sqs().showUnseen();
        sandbox.time().afterByClock(LAST_POLLS, sandbox.sqs()::showUnseen);
    }

    synchronized void startOne() {
        workers.add(Worker.start(site.world(), clock, folder, started++));
    }

    /** Without any violence. */
    synchronized void endAll() {
        workers.forEach(Worker::end);
        workers.clear();
    }

    void awaitEnd() {
        site.await(Setup.REGION, setup.incidents());
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Setup setup() {
        return setup;
    }

    @Override
    public synchronized void close() throws IOException {
        workers.forEach(Worker::kill);
        try {
            site.close();
        } finally {
            collectors.close();
        }
    }
}
