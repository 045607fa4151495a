package impound.processors.stage;

import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.SECURITY;

import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.Zone;
import org.junit.jupiter.api.BeforeEach;

/** A region whose two zones have room for volumes and collectors, and a snapshot that is shared and whole. */
abstract class InTwoZones {
    static final Zone A = new Zone("us-east-1a");
    static final Zone B = new Zone("us-east-1b");

    final World world = new World();
    final RestoreVolume restore =
            new RestoreVolume(world.aws(), world.wait, world.detour, world.settings, world.patience, world.clock);
    final LaunchCollector launch = new LaunchCollector(world.aws(), world.settings, world.patience, world.clock);
    final Placement placement = new Placement(world.aws(), world.settings, world.patience, world.clock);

    @BeforeEach
    void the_shared_snapshot_is_complete() {
        Sources.put(world, SECURITY, State.COMPLETED);
    }

    /** The zone has no capacity for a collector of any type. */
    void exhausted(Zone zone) {
        world.settings.in(REGION).collectorTypes().forEach(type -> world.collectors.exhaust(zone, type));
    }
}
