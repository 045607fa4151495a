package impound.fault;

import impound.sandbox.http.FaultRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * (a, for good) Each call to AWS of a collection is refused once as if a right were missing, which does not pass: whatever
 * stops for it goes on when somebody has given the right and replays what is parked.
 */
class RefusedTest {
    private static final int AT_ONCE = 4;
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

        suite.each(suite.groups(points, AT_ONCE), Integer.MAX_VALUE, this::tryAll);

        report.conclude();
    }

    private void tryAll(List<Point> points) {
        try {
            report.survived(survivors(points));
        } catch (Throwable why) {
            if (points.size() == 1) {
                report.lost(points.get(0), why);
            } else {
                report.suspected(points, why);
                points.forEach(point -> tryAll(List.of(point)));
            }
        }
    }

    private int survivors(List<Point> points) throws Exception {
        var rules = new LinkedHashMap<Point, FaultRule>();
        var setup = Setup.of(disks, 1, 2).armed(world -> points.forEach(point -> rules.put(point, point.arm(world))));
        try (var trial = JumpingTrial.run(setup)) {
            trial.site().world().sandbox().faults().clear();
            trial.replayAll();
            Proof.checkReplayed(trial);
        }
        return (int) rules.entrySet().stream()
                .filter(one -> one.getKey().isMet(one.getValue()))
                .count();
    }
}
