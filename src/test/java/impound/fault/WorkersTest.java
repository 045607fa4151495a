package impound.fault;

import impound.sandbox.http.FaultRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** (d) Two or three coordinators work on the same queues, and one of them is killed at a moment that the seed chooses. */
class WorkersTest {
    private static final int TRIALS = 8;
    private static final String CUSTODY = "/custody/";
    private static final int SAMPLE = Integer.getInteger("faults.sample-d", 1);

    @TempDir
    static Path folder;

    @Test
    void the_death_of_one_of_several_coordinators_is_survived() throws Exception {
        var disks = new Disks(folder, 2);
        var links = links(Calls.ofCollection(disks));
        var suite = Suite.ofThisRun().ofProcesses();
        var report = new Report("d");

        suite.each(IntStream.range(0, TRIALS).boxed().toList(), SAMPLE, number -> {
            var random = new Random(suite.seed() * TRIALS + number);
            var workers = 2 + random.nextInt(2);
            try {
                collect(disks, workers, random.nextInt(workers), 1 + random.nextInt(links));
                report.survived(1);
            } catch (Throwable why) {
                report.lost("%d coordinators, trial %d of seed %d".formatted(workers, number, suite.seed()), why);
            }
        });

        report.conclude();
    }

    /** As many links as a collection of two volumes makes, so that the death comes anywhere within it. */
    private static int links(Map<Place, Integer> calls) {
        return calls.entrySet().stream()
                .filter(call -> call.getKey().operation().equals("PutObject")
                        && call.getKey().of().contains(CUSTODY))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** One of them dies when this link has been written. */
    private static void collect(Disks disks, int workers, int victim, int link) throws Exception {
        var trial = new AtomicReference<ProcessTrial>();
        var death = new AtomicReference<FaultRule>();
        var setup = Setup.of(disks, 1, 2)
                .armed(world -> death.set(world.sandbox()
                        .faults()
                        .on("s3", "PutObject")
                        .where(call -> Point.isOurs(call) && call.rawPath().contains(CUSTODY))
                        .nth(link)
                        .then(() -> trial.get().kill(victim))));
        try (var begun = ProcessTrial.begin(setup, 0)) {
            trial.set(begun);
            IntStream.range(0, workers).forEach(worker -> begun.startOne());
            begun.awaitEnd();
            Proof.check(begun);
        }
        if (!death.get().hasStruck()) {
            throw new AssertionError("nobody died: there was no link " + link);
        }
    }
}
