package impound.fault;

import impound.sandbox.drill.World;
import impound.sandbox.http.FaultRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * (b) The coordinator is a process, and dies by SIGKILL right before and right after each message that it sends, each link
 * that it writes and each call that makes or changes something in AWS; then another is started.
 */
class KilledTest {
    /** In one collection, so that most of the time a process is at work and not starting. */
    private static final int AT_ONCE = Integer.getInteger("faults.kills", 12);

    /** A message that comes oftener than this is parked, and rightly so; it is on its way whenever its process is killed. */
    private static final int DELIVERIES = 2 * AT_ONCE;

    private static final int SAMPLE = Integer.getInteger("faults.sample-b", 2);

    /** What a collection does that cannot be undone. */
    private static final Set<String> CREATING = Set.of(
            "CreateSnapshots",
            "LockSnapshot",
            "ModifySnapshotAttribute",
            "CopySnapshot",
            "CreateVolume",
            "RunInstances",
            "AttachVolume",
            "TerminateInstances",
            "DeleteVolume");

    @TempDir
    static Path folder;

    private final Report report = new Report("b");
    private Disks disks;

    /** @param isBefore whether the process dies before the call has any effect */
    private record Kill(Place place, int turn, boolean isBefore) {
        FaultRule arm(World world, Runnable death) {
            var rule = world.sandbox()
                    .faults()
                    .on(place.service(), place.operation())
                    .where(call -> Point.isOurs(call) && Place.of(call).equals(place))
                    .nth(turn);
            return isBefore ? rule.instead(death) : rule.then(death);
        }

        @Override
        public String toString() {
            return "killed %s %s, %d. time".formatted(isBefore ? "before" : "after", place, turn);
        }
    }

    @Test
    void the_death_of_the_process_at_any_moment_is_survived() throws Exception {
        disks = new Disks(folder, 2);
        var suite = Suite.ofThisRun().ofProcesses();
        if (suite.isWhole()) {
            WorkerClasses.archive(Setup.of(disks, 1, 2));
        }
        var kills = suite.of(kills(Calls.ofCollection(disks)), SAMPLE);

        suite.points(report, kills, AT_ONCE, this::survivors);

        report.conclude();
    }

    private static List<Kill> kills(Map<Place, Integer> calls) {
        var kills = new ArrayList<Kill>();
        calls.forEach((place, times) -> {
            for (int turn = 1; isDecisive(place) && turn <= times; turn++) {
                kills.add(new Kill(place, turn, true));
                kills.add(new Kill(place, turn, false));
            }
        });
        return kills;
    }

    private static boolean isDecisive(Place place) {
        return place.operation().equals("SendMessage")
                || CREATING.contains(place.operation())
                || place.operation().equals("PutObject")
                        && (place.of().contains("/custody/") || place.of().contains("/closing/"));
    }

    private List<Kill> survivors(List<Kill> kills) throws Exception {
        var trial = new AtomicReference<ProcessTrial>();
        var armed = new Armed<Kill>(
                kills, (kill, world) -> kill.arm(world, () -> trial.get().restart()));
        var setup = Setup.of(disks, 1, 2)
                .under(world -> world.deliveries(DELIVERIES))
                .armed(armed::in);
        try (var begun = ProcessTrial.begin(setup, 0)) {
            trial.set(begun);
            begun.startOne();
            begun.awaitEnd();
            Proof.check(begun);
        }
        return armed.met();
    }
}
