package impound.processors.stage;

import static impound.processors.fakes.Ids.SECURITY;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.VolumeId;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the restored volume begin with: its source is shared and complete, and the volume is due at restore. */
abstract class Restoring {
    final World world = new World();
    final RestoreVolume restore =
            new RestoreVolume(world.aws(), world.wait, world.detour, world.settings, world.patience, world.clock);
    final Evidence evidence = Life.upTo(StageName.RESTORE);

    @BeforeEach
    void the_shared_snapshot_is_complete() {
        Sources.put(world, SECURITY, State.COMPLETED);
    }

    /** The link of the stage's next step. */
    Link ordered(Evidence before) {
        return ((Evidence) restore.advance(before)).chain().last().link();
    }

    /** The first volume that is made. */
    static VolumeId made() {
        return new VolumeId("vol-00000000000000c00");
    }
}
