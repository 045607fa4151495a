package impound.processors.stage;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;

import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;

/** The parts that take an instance's snapshots, put together as the application does. */
final class Snapshotting {
    private Snapshotting() {}

    /** An incident is open for a running instance with two volumes. */
    static void begin(World world) {
        world.open(OpenIncidents.of(TARGET));
        world.snapshots.attached(ROOT, DATA);
        world.instances.put(OpenIncidents.instance("running", ROOT, DATA));
    }

    static TakeSnapshots in(World world) {
        var itineraries = world.itineraries;
        var oneByOne = new OneByOne(world.volumeSnapshot, itineraries, world.custody, world.records, world.clock);
        var sets = new SnapshotSet(world.aws(), world.custody, world.intents, itineraries, oneByOne, world.clock);
        return new TakeSnapshots(
                world.aws(),
                world.incidents,
                world.custody,
                world.leases,
                sets,
                world.tellOfInstance(),
                world.settings,
                world.patience,
                world.sourceLock);
    }
}
