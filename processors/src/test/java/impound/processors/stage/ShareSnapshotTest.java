package impound.processors.stage;

import static impound.processors.fakes.Ids.ENCRYPTED;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.THEIR_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.State;
import org.junit.jupiter.api.Test;

class ShareSnapshotTest {
    private final World world = new World();
    private final ShareSnapshot share =
            new ShareSnapshot(world.snapshots, world.wait, world.detour, SECURITY, world.clock);
    private final Evidence evidence = Life.upTo(StageName.SHARE);

    @Test
    void a_completed_snapshot_is_shared_with_the_security_account_and_no_other() {
        Sources.put(world, MONITORED, State.COMPLETED);

        var outcome = (Evidence) share.advance(evidence);

        assertThat(world.snapshots.readers(SNAPSHOT)).containsExactly(SECURITY);
        assertThat(outcome.link(Link.SnapshotShared.class).account()).isEqualTo(SECURITY);
        assertThat(outcome.next()).isEqualTo(StageName.RESTORE);
    }

    @Test
    void a_snapshot_that_is_not_whole_yet_is_waited_for_and_not_shared() {
        Sources.put(world, MONITORED, State.PENDING);

        var outcome = share.advance(Life.taken(ROOT));

        assertThat(outcome).isInstanceOf(NotYet.class);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    @Test
    void that_the_snapshot_is_whole_is_a_link_of_its_own_before_it_is_shared() {
        Sources.put(world, MONITORED, State.COMPLETED);

        var outcome = (Evidence) share.advance(Life.taken(ROOT));

        assertThat(outcome.chain().last().link()).isInstanceOf(Link.SnapshotCompleted.class);
        assertThat(outcome.next()).isEqualTo(StageName.SHARE);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    @Test
    void an_encrypted_snapshot_is_shared_like_any_other() {
        Sources.put(world, MONITORED, State.COMPLETED, ENCRYPTED);

        var outcome = (Evidence) share.advance(Life.upTo(StageName.SHARE, ENCRYPTED));

        assertThat(outcome.next()).isEqualTo(StageName.RESTORE);
        assertThat(world.snapshots.readers(SNAPSHOT)).containsExactly(SECURITY);
    }

    @Test
    void what_is_under_a_key_that_can_not_be_shared_goes_by_a_copy_instead() {
        Sources.put(world, MONITORED, State.COMPLETED, ENCRYPTED);
        world.snapshots.neverShare(THEIR_KEY);

        var outcome = (Evidence) share.advance(Life.upTo(StageName.SHARE, ENCRYPTED));

        assertThat(outcome.link(Link.Rerouted.class).why()).contains(SNAPSHOT.value(), THEIR_KEY.value());
        assertThat(outcome.next()).isEqualTo(StageName.REENCRYPT);
    }

    @Test
    void evidence_that_is_due_elsewhere_goes_there_without_an_act() {
        var elsewhere = Life.upTo(StageName.RESTORE);

        var outcome = share.advanceIfDue(elsewhere);

        assertThat(outcome).isSameAs(elsewhere);
        assertThat(world.snapshots.calls()).isEmpty();
    }
}
