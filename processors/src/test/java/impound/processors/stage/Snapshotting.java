package impound.processors.stage;

import impound.processors.fakes.World;

/** The parts that take an instance's snapshots, put together as the application does. */
final class Snapshotting {
    private Snapshotting() {}

    static TakeSnapshots in(World world) {
        var sets = new SnapshotSet(world.snapshots, world.custody, world.intents, new Itineraries(), world.clock);
        return new TakeSnapshots(
                world.aws(),
                world.incidents,
                world.custody,
                world.leases,
                sets,
                world.settings,
                world.patience,
                world.clock);
    }
}
