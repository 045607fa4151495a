package impound.processors.stage;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Assignment;
import impound.processors.fakes.World;
import org.junit.jupiter.api.BeforeEach;

/** What tests of snapshots begin with: an open incident of a running instance with two volumes, of which none is taken. */
abstract class ToSnapshot {
    final World world = new World();
    final TakeSnapshots takeSnapshots = Snapshotting.in(world);
    final Assignment assignment = Assignment.of(INCIDENT, TARGET);

    @BeforeEach
    void an_incident_is_open_for_a_running_instance_with_two_volumes() {
        Snapshotting.begin(world);
    }

    /** How often a whole set was asked for; of no other instance it may be. */
    final int takes() {
        var sets = world.snapshots.calls().stream()
                .filter(call -> call.startsWith("takeAll"))
                .toList();
        assertThat(sets).allMatch(("takeAll " + INSTANCE)::equals);
        return sets.size();
    }
}
