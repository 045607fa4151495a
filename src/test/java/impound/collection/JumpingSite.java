package impound.collection;

import impound.collector.CollectorThreads;
import impound.sandbox.VirtualTime;
import impound.sandbox.drill.World;
import impound.sandbox.drill.WorldFile;
import impound.sandbox.ec2.Ec2Options;
import impound.tool.RememberedHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A site in this process, by a clock that jumps over every wait. The parts are the real ones: coordinator, sandbox, and the
 * collector's own code on threads.
 */
public final class JumpingSite implements AutoCloseable {
    private final VirtualTime time;
    private final CollectorThreads collectors;
    private final Site site;
    private final Jumps jumps;
    private volatile boolean isOperated;

    private JumpingSite(WorldFile written, int images, UnaryOperator<Ec2Options> options, Consumer<World> circumstances)
            throws Exception {
        RememberedHashes.use();
        // The SDK's credentials go by the wall clock: a world that is not behind it sees none that it has outlived.
        this.time = new VirtualTime(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
        this.collectors = new CollectorThreads(clock());
        var folder = Files.createTempDirectory("impound-jumping-");
        var world = World.start(
                time, folder, 0, List.of("collector"), usual -> options.apply(usual.with(collectors)), written);
        // A clock that jumps over hours would have every region swept, and each of them is asked for by name then.
        world.settings().setProperty("impound.sweep-hours", "168");
        circumstances.accept(world);
        this.site = Site.of(folder, world, clock(), time::advance);
        this.jumps = new Jumps(time, Math.max(images, volumes(world)), this::isAtWork, () -> world.sandbox()
                .calls()
                .begun());
    }

    /** A coordinator at work under these circumstances: suspects, keys, settings, faults. */
    static JumpingSite under(Consumer<World> circumstances) {
        return under(UnaryOperator.identity(), circumstances);
    }

    /** @param options what is different from usual in EC2 */
    public static JumpingSite under(UnaryOperator<Ec2Options> options, Consumer<World> circumstances) {
        return in(WorldFile.none(), 0, options, circumstances);
    }

    /**
     * @param written what somebody has written down of the world
     * @param images how many will be made, where that is more than one of each volume
     */
    static JumpingSite in(
            WorldFile written, int images, UnaryOperator<Ec2Options> options, Consumer<World> circumstances) {
        try {
            return new JumpingSite(written, images, options, circumstances);
        } catch (Exception e) {
            throw new AssertionError("no site", e);
        }
    }

    private static int volumes(World world) {
        return world.suspects().stream()
                .mapToInt(suspect -> world.ec2().view().volumesOf(suspect).size())
                .sum();
    }

    /** What is done while no time passes. */
    public interface Operation {
        void run() throws Exception;
    }

    /** No time passes while a person does this, and then all comes to rest again. */
    public void operate(Operation operation) throws Exception {
        isOperated = true;
        try {
            operation.run();
        } finally {
            isOperated = false;
        }
        awaitStillness();
    }

    /** Until nothing happens any more, and nothing ever would. */
    public void awaitStillness() {
        jumps.awaitStillness(site.queues()::isSilent, site.queues()::describe);
    }

    public Site site() {
        return site;
    }

    public VirtualTime time() {
        return time;
    }

    /** The time of all that there is here. */
    public Clock clock() {
        InstantSource source = time::now;
        return source.withZone(ZoneOffset.UTC);
    }

    private boolean isAtWork() {
        return isOperated
                || collectors.atWork() > 0
                || site.world().sandbox().calls().atWork() > 0
                || site.application().atWork() > 0;
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
