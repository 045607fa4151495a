package impound.fault;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** (d) Two or three coordinators work on the same queues, and one of them is killed at a moment that the seed chooses. */
class WorkersTest {
    private static final int TRIALS = 12;
    private static final int SAMPLE = Integer.getInteger("faults.sample-d", 1);

    /** A collection of two volumes makes about as many links, so that the death comes anywhere within it. */
    private static final int LINKS = 30;

    @TempDir
    static Path folder;

    @Test
    void the_death_of_one_of_several_coordinators_is_survived() {
        var disks = new Disks(folder, 2);
        var suite = Suite.ofThisRun().ofProcesses();
        var report = new Report("d");

        suite.each(IntStream.range(0, TRIALS).boxed().toList(), SAMPLE, number -> {
            var random = new Random(suite.seed() * TRIALS + number);
            var workers = 2 + random.nextInt(2);
            try {
                collect(disks, workers, 1 + random.nextInt(LINKS));
                report.survived(1);
            } catch (Throwable why) {
                report.lost("%d coordinators, trial %d of seed %d".formatted(workers, number, suite.seed()), why);
            }
        });

        report.conclude();
    }

    /** One dies when this link has been written, or right away where there are not so many. */
    private static void collect(Disks disks, int workers, int link) throws Exception {
        var trial = new AtomicReference<ProcessTrial>();
        var setup = Setup.of(disks, 1, 2).armed(world -> world.sandbox()
                .faults()
                .on("s3", "PutObject")
                .where(call -> Point.isOurs(call) && call.rawPath().contains("/custody/"))
                .nth(link)
                .then(() -> trial.get().killOne()));
        try (var begun = ProcessTrial.begin(setup, 0)) {
            trial.set(begun);
            IntStream.range(0, workers).forEach(worker -> begun.startOne());
            begun.awaitEnd();
            Proof.check(begun);
        }
    }
}
