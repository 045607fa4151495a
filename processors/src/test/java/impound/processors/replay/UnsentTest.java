package impound.processors.replay;

import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Life;
import org.junit.jupiter.api.Test;

/** Whoever resumes a volume may die before its message is sent, and nobody can see whether it was. */
class UnsentTest extends ForReplayOfVolume {
    /** Nobody can see whether the message is there: one too many does nothing, and without one it would stand still for ever. */
    @Test
    void what_was_resumed_and_has_not_come_further_is_sent_again_by_its_incident_and_not_resumed_again() {
        park(StageName.SHARE);
        run(StageName.SHARE, Selection.everything());

        var again = run(StageName.SHARE, INCIDENT_ONLY);

        assertThat(again).singleElement().isInstanceOf(Plan.VolumeGoesOn.class);
        assertThat(outbox.stages())
                .containsExactly(StageName.COMPLETED, StageName.SHARE, StageName.COMPLETED, StageName.SHARE);
        assertThat(chain().chain().all(Link.CollectionResumed.class)).hasSize(1);
    }

    @Test
    void what_has_come_further_since_it_was_resumed_is_left_to_its_message() {
        park(StageName.SHARE);
        run(StageName.SHARE, Selection.everything());
        world.custody.write(chain().with(new Link.SnapshotShared(Life.AT, Life.ACT, SNAPSHOT, SECURITY)));

        assertThat(run(StageName.SHARE, INCIDENT_ONLY)).isEmpty();
    }

    @Test
    void a_message_that_could_not_be_sent_after_its_link_was_written_is_sent_by_the_next_replay() {
        park(StageName.SHARE);
        outbox.refuseOnce();
        assertThatThrownBy(() -> run(StageName.SHARE, Selection.everything())).isInstanceOf(Crash.class);

        run(StageName.SHARE, Selection.everything());

        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, StageName.SHARE);
        assertThat(chain().chain().all(Link.CollectionResumed.class)).hasSize(1);
        assertThat(shelf.at(StageName.SHARE)).isEmpty();
    }

    @Test
    void a_message_that_could_not_be_sent_is_sent_by_the_incident_where_nothing_is_parked_any_more() {
        park(StageName.SHARE);
        shelf.at(StageName.SHARE).forEach(shelf::clear);
        outbox.refuseOnce();
        assertThatThrownBy(() -> run(StageName.SHARE, INCIDENT_ONLY)).isInstanceOf(Crash.class);

        run(StageName.SHARE, INCIDENT_ONLY);

        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, StageName.SHARE);
        assertThat(chain().chain().all(Link.CollectionResumed.class)).hasSize(1);
    }
}
