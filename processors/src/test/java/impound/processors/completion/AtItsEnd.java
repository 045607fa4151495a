package impound.processors.completion;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Volumes.Volume;
import org.junit.jupiter.api.BeforeEach;

/** Evidence at its end, with all that was made only for the work still there. */
abstract class AtItsEnd {
    final World world = new World();
    final Retire retire = new Retire(world.aws(), world.settings, world.patience, world.clock);
    final Evidence ended = Life.upTo(StageName.COMPLETED);

    @BeforeEach
    void collector_volume_and_share_are_there() {
        Sources.put(world, MONITORED, State.COMPLETED);
        world.collectors.becomes(COLLECTOR, "running", "");
        world.snapshots.share(null, SNAPSHOT, SECURITY);
        world.volumes.put(new Volume(RESTORED, "available", ZONE, "gp3", ROOT.gib(), KEY.value(), ""));
    }

    /** The evidence once nothing is left to remove. */
    Evidence retired(Evidence evidence) {
        var now = evidence;
        for (var step = retire.advance(now); Retire.isOngoing(step); step = retire.advance(now)) {
            now = Life.add(now, last(step));
            assertThat(now.chain().links()).as("links of a step that ends").hasSizeLessThan(30);
        }
        return now;
    }

    static Link last(Object step) {
        return ((Evidence) step).chain().last().link();
    }
}
