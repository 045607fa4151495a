package impound.fault;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * (a, for good) Each call to AWS of a collection is refused once as if a right were missing, which does not pass: whatever
 * stops for it goes on when somebody has given the right and replays what is parked. What is left behind for it the sweeper
 * removes.
 */
@Tag("long")
class RefusedTest {
    private static final int AT_ONCE = 8;
    private static final int SAMPLE = Integer.getInteger("faults.sample-refused", 4);

    @TempDir
    static Path folder;

    private final Report report = new Report("a, refused and replayed");
    private Disks disks;

    @Test
    void each_refusal_is_survived_once_it_is_replayed() throws Exception {
        disks = new Disks(folder, 2);
        var suite = Suite.ofThisRun();
        var points = suite.of(Point.refusals(Calls.ofCollection(disks)), SAMPLE);

        suite.points(report, points, AT_ONCE, this::survivors);

        report.conclude();
    }

    private List<Point> survivors(List<Point> points) throws Exception {
        var armed = new Armed<>(points, Point::arm);
        try (var trial = JumpingTrial.run(Setup.of(disks, 1, 2).armed(armed::in))) {
            trial.site().world().sandbox().faults().clear();
            trial.replayAll();
            trial.sweep();
            Proof.checkReplayed(trial);
        }
        return armed.met();
    }
}
