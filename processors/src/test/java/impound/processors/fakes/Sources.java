package impound.processors.fakes;

import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;

import impound.processors.evidence.SourceVolume;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.AccountId;
import java.util.TreeMap;

/** The source snapshot, as {@link Life}'s first link names it. */
public final class Sources {
    private Sources() {}

    /** It is in this state, and this account sees it. */
    public static void put(World world, AccountId owner, State state) {
        put(world, owner, state, ROOT);
    }

    /** It is of this volume, and under its key. */
    public static void put(World world, AccountId owner, State state, SourceVolume volume) {
        world.snapshots.put(
                new Snapshot(
                        SNAPSHOT,
                        owner,
                        volume.id().value(),
                        volume.gib(),
                        state,
                        "",
                        Life.AT,
                        "",
                        volume.encryptionKey()),
                new Tags(new TreeMap<>()));
    }
}
