package impound.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** (c) Each message comes twice, each copy by up to some minutes late, so that none keeps its order. */
class StragglersTest {
    private static final int TRIALS = 24;
    private static final int SAMPLE = Integer.getInteger("faults.sample-c", 1);
    private static final int LATEST_SECONDS = 300;

    @TempDir
    static Path folder;

    @Test
    void messages_that_come_twice_late_and_out_of_order_are_survived() {
        var disks = new Disks(folder, 2);
        var suite = Suite.ofThisRun();
        var report = new Report("c");

        suite.each(IntStream.range(0, TRIALS).boxed().toList(), SAMPLE, number -> {
            var random = new Random(suite.seed() * TRIALS + number);
            var setup = Setup.of(disks, 1, 2)
                    .under(world -> world.sandbox().sqs().straggle(queue -> seconds(random, queue)));
            try (var trial = JumpingTrial.run(setup)) {
                Proof.check(trial);
                report.survived(trial.site().queues().sent().size());
            } catch (Throwable why) {
                report.lost("trial " + number + " of seed " + suite.seed(), why);
            }
        });

        report.conclude();
    }

    /** A message that is parked stays where it is: there nobody takes it. */
    private static synchronized List<Integer> seconds(Random random, String queue) {
        return queue.endsWith("-parked")
                ? List.of()
                : List.of(random.nextInt(LATEST_SECONDS), random.nextInt(LATEST_SECONDS));
    }
}
