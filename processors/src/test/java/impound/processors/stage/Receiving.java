package impound.processors.stage;

import static impound.processors.fakes.Ids.SECURITY;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the copy that is kept begin with: its source is shared and complete, and the volume is due at receive. */
abstract class Receiving {
    final World world = new World();
    final ReceiveSnapshot receive =
            new ReceiveSnapshot(world.snapshots, world.wait, world.copies, world.copying, world.settings, world.clock);
    final Evidence evidence = Life.upTo(StageName.RECEIVE);

    @BeforeEach
    void the_shared_snapshot_is_complete() {
        Sources.put(world, SECURITY, State.COMPLETED);
    }
}
