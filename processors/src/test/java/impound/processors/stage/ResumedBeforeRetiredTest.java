package impound.processors.stage;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.gateway.Volumes.Volume;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person lets stopped evidence go on before anybody has come to remove its collector. */
class ResumedBeforeRetiredTest extends Restoring {
    private final Evidence resumed = Life.add(
            Life.upTo(StageName.IMAGE),
            new Link.CollectionStopped(Life.AT, StageName.IMAGE, "DEADLINE_PASSED", "no image", ""),
            new Link.CollectionResumed(Life.AT, StageName.RESTORE, "alice", "the network is mended"));

    @BeforeEach
    void its_collector_has_its_volume() {
        world.clock.pass(Duration.ofHours(1));
        world.collectors.becomes(COLLECTOR, "running", "");
        attached("in-use");
    }

    @Test
    void the_collector_is_terminated_its_volume_deleted_and_then_another_is_made() {
        var terminated = next(resumed);
        var waiting = restore.advance(terminated);
        attached("available");
        var deleted = next(terminated);
        var created = next(deleted);

        assertThat(waiting).isInstanceOf(NotYet.class);
        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(created.chain().facts().skip(resumed.chain().links().size()))
                .hasExactlyElementsOfTypes(
                        Link.CollectorTerminated.class, Link.RestoredVolumeDeleted.class, Link.VolumeCreated.class);
    }

    @Test
    void one_that_ec2_does_not_know_any_more_is_gone() {
        world.collectors.vanish(COLLECTOR);

        var gone = next(resumed);

        assertThat(gone.link(Link.CollectorTerminated.class).act().operation()).startsWith("found: gone");
        assertThat(world.collectors.terminated()).isEmpty();
    }

    private void attached(String state) {
        world.volumes.put(new Volume(RESTORED, state, ZONE, "gp3", ROOT.gib(), KEY.value(), ""));
    }

    private Evidence next(Evidence before) {
        return Life.add(before, ordered(before));
    }
}
