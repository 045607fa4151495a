package impound.processors.stage;

import static impound.processors.fakes.Ids.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Life;
import impound.processors.gateway.Snapshots.State;
import impound.processors.id.SnapshotId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A copy was on its way, the collection stopped, and a person resumed it: a copy of a large disk takes hours, and is not made twice. */
class CopyResumedTest extends Receiving {
    @Test
    void a_copy_whose_answer_was_lost_is_adopted() {
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(() -> receive.advance(evidence)).isInstanceOf(Crash.class);

        var adopted = (Evidence) receive.advance(resumed(evidence, "DELIVERED_TOO_OFTEN"));

        assertThat(adopted.find(Link.SnapshotCopied.class)).isPresent();
        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT);
    }

    @Test
    void after_a_doubt_another_one_is_made() {
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(() -> receive.advance(evidence)).isInstanceOf(Crash.class);

        receive.advance(resumed(evidence, "CUSTODY_DOUBT"));

        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT, "copy " + SNAPSHOT);
    }

    @Test
    void a_doubt_is_not_forgotten_for_another_stop_before_the_replay() {
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(() -> receive.advance(evidence)).isInstanceOf(Crash.class);
        var doubted = Life.add(evidence, stopped("CUSTODY_DOUBT"));

        receive.advance(resumed(doubted, "CANCELLED"));

        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT, "copy " + SNAPSHOT);
    }

    @Test
    void a_copy_that_is_on_record_and_not_whole_yet_is_waited_for_further() {
        var copied = copied();

        var again = (Evidence) receive.advance(resumed(copied, "DEADLINE_PASSED"));

        assertThat(again.next()).isEqualTo(StageName.RECEIVE);
        assertThat(of(again)).isEqualTo(of(copied));
        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT);
    }

    @Test
    void a_copy_in_error_is_made_anew() {
        var copied = copied();
        world.snapshots.becomes(of(copied), State.ERROR, "key");

        var again = (Evidence) receive.advance(resumed(copied, "KMS_ACCESS"));

        assertThat(of(again)).isNotEqualTo(of(copied));
    }

    @Test
    void a_copy_that_is_gone_is_made_anew() {
        var copied = copied();
        world.snapshots.delete(of(copied));
        world.clock.pass(Duration.ofMinutes(2));

        var again = (Evidence) receive.advance(resumed(copied, "SNAPSHOT_GONE"));

        assertThat(of(again)).isNotEqualTo(of(copied));
    }

    private Evidence copied() {
        var first = (Evidence) receive.advance(evidence);
        return Life.add(evidence, first.chain().last().link());
    }

    private static Link stopped(String reason) {
        return new Link.CollectionStopped(Life.AT, StageName.RECEIVE, reason, "no", "look");
    }

    private static Evidence resumed(Evidence before, String reason) {
        return Life.add(
                before, stopped(reason), new Link.CollectionResumed(Life.AT, StageName.RECEIVE, "alice", "mended"));
    }

    private static SnapshotId of(Evidence evidence) {
        return evidence.link(Link.SnapshotCopied.class).snapshot();
    }
}
