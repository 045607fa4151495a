package impound.fault;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * (a) Each call to AWS of a collection of two volumes fails once: before its effect, after it, with each error class that
 * passes by itself, and with its answer lost.
 */
class CallsFailTest {
    /** Each collection meets so many of the points; where they are not survived, it is found out which one. */
    private static final int AT_ONCE =
            Integer.getInteger("faults.at-once", Suite.ofThisRun().isWhole() ? 128 : 16);

    private static final int SAMPLE = Integer.getInteger("faults.sample", 32);

    @TempDir
    static Path folder;

    private final Report report = new Report("a");
    private Disks disks;

    @Test
    void each_failure_of_a_call_is_survived() throws Exception {
        disks = new Disks(folder, 2);
        var suite = Suite.ofThisRun();
        var points = suite.of(Point.of(Calls.ofCollection(disks)), SAMPLE);

        suite.points(report, points, AT_ONCE, this::survivors);

        report.conclude();
    }

    private List<Point> survivors(List<Point> points) throws Exception {
        var armed = new Armed<>(points, Point::arm);
        try (var trial = JumpingTrial.run(Setup.of(disks, 1, 2).armed(armed::in))) {
            Proof.check(trial);
        }
        return armed.met();
    }
}
