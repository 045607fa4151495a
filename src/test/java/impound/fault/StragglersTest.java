package impound.fault;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** (c) Each message comes twice, each copy by up to some minutes late, so that none keeps its order. */
class StragglersTest {
    private static final int TRIALS = 12;
    private static final int SAMPLE = Integer.getInteger("faults.sample-c", 1);

    @TempDir
    static Path folder;

    @Test
    void messages_that_come_twice_late_and_out_of_order_are_survived() {
        var disks = new Disks(folder, 2);
        var suite = Suite.ofThisRun();
        var report = new Report("c");

        suite.each(IntStream.range(0, TRIALS).boxed().toList(), SAMPLE, number -> {
            var delays = new Delays(suite.seed() * TRIALS + number);
            var setup =
                    Setup.of(disks, 1, 2).under(world -> world.sandbox().sqs().straggle(delays::twice));
            try (var trial = JumpingTrial.run(setup)) {
                Proof.check(trial);
                report.survived(trial.site().queues().sent().size());
            } catch (Throwable why) {
                report.lost("trial " + number + " of seed " + suite.seed(), why);
            }
        });

        report.conclude();
    }
}
