package impound.fault;

import impound.sandbox.http.FaultRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
            Integer.getInteger("faults.at-once", Suite.ofThisRun().isWhole() ? 48 : 16);

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

        suite.each(suite.groups(points, AT_ONCE), Integer.MAX_VALUE, this::tryAll);

        report.conclude();
    }

    /** Where they are not survived together, halves of them are tried, until those are found that are not survived alone. */
    private void tryAll(List<Point> points) {
        try {
            report.survived(survivors(points));
        } catch (Throwable why) {
            if (points.size() == 1) {
                report.lost(points.get(0), why);
            } else {
                report.suspected(points, why);
                tryAll(points.subList(0, points.size() / 2));
                tryAll(points.subList(points.size() / 2, points.size()));
            }
        }
    }

    /** How many of the points were met, when all of them were survived. */
    private int survivors(List<Point> points) throws Exception {
        var rules = new LinkedHashMap<Point, FaultRule>();
        var setup = Setup.of(disks, 1, 2).armed(world -> points.forEach(point -> rules.put(point, point.arm(world))));
        try (var trial = JumpingTrial.run(setup)) {
            Proof.check(trial);
        }
        return (int) rules.entrySet().stream()
                .filter(one -> one.getKey().isMet(one.getValue()))
                .count();
    }
}
