package impound.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything at once, as the seed wants it, for as long as one likes: {@code -Pchaos -Dseed=N -Dminutes=M}. */
class ChaosTest {
    private static final int MOST_POINTS = 80;

    @TempDir
    static Path folder;

    @Test
    void what_the_seed_wants_is_survived() throws Exception {
        var seed = Long.getLong("seed", 1);
        var end = System.nanoTime() + Long.getLong("minutes", 5) * 60_000_000_000L;
        var disks = new Disks(folder, 2);
        var points = Point.of(Calls.ofCollection(disks));
        var report = new Report("chaos");

        for (int number = 0; System.nanoTime() < end; number++) {
            var trialSeed = seed * 1_000_003 + number;
            var delays = new Delays(trialSeed);
            var some = some(points, new Random(trialSeed));
            try (var trial = JumpingTrial.run(Setup.of(disks, 1, 2)
                    .under(world -> world.sandbox().sqs().straggle(delays::asARule))
                    .armed(world -> some.forEach(point -> point.arm(world))))) {
                Proof.check(trial);
                report.survived(some.size());
            } catch (Throwable why) {
                report.lost("trial %d of seed %d: %s".formatted(number, seed, some), why);
            }
        }

        report.conclude();
    }

    private static List<Point> some(List<Point> points, Random random) {
        var some = new ArrayList<Point>();
        for (int i = random.nextInt(MOST_POINTS); i >= 0; i--) {
            some.add(points.get(random.nextInt(points.size())));
        }
        return some;
    }
}
