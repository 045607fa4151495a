package impound.processors.completion;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.completion.Closing.State;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two processes close one incident at once: each number is one result, and the last one is the newest. */
class TwoClosersTest {
    private final Scene scene = Scene.withVolumes(ROOT);
    private final CloseIncident other =
            new CloseIncident(scene.world.aws(), scene.groups, scene.world.writer, scene.world.clock);

    @Test
    void of_the_same_result_one_record_stands_and_both_know_it() {
        scene.at(StageName.COMPLETED, ROOT);
        scene.world.bucket.rivalWritesFirst(() -> other.close(REGION, INCIDENT));
        scene.world.clock.pass(Duration.ofSeconds(1));

        var closed = scene.close();

        assertThat(closed).isEqualTo(scene.stored(1));
        assertThat(has(2)).isFalse();
    }

    @Test
    void the_later_result_gets_the_next_number() {
        var early = Scene.withVolumes(ROOT);
        early.stopped(StageName.RECEIVE, ROOT);
        var first = early.close();
        scene.at(StageName.COMPLETED, ROOT);
        scene.world.bucket.rivalWritesFirst(
                () -> scene.world.bucket.writeOnce(REGION, EvidenceKeys.closing(INCIDENT, 1), Wire.document(first)));

        var closed = scene.close();

        assertThat(scene.stored(1)).isEqualTo(first);
        assertThat(closed).isEqualTo(scene.stored(2));
        assertThat(closed.state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void whoever_loses_with_an_older_view_adds_no_record_of_it() {
        var stopped = scene.stopped(StageName.RECEIVE, ROOT);
        scene.world.bucket.rivalWritesFirst(() -> {
            received(stopped);
            other.close(REGION, INCIDENT);
        });

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.COMPLETE);
        assertThat(closed).isEqualTo(scene.stored(1));
        assertThat(has(2)).isFalse();
    }

    private void received(Evidence stopped) {
        var resumed = scene.further(stopped, new CollectionResumed(Life.AT, StageName.RECEIVE, "alice", "mended"));
        var copied = scene.further(resumed, Life.links(ROOT).get(10));
        scene.further(copied, Life.links(ROOT).get(11));
    }

    private boolean has(int number) {
        return scene.has(EvidenceKeys.closing(INCIDENT, number));
    }
}
