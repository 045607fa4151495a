package impound.processors.stage;

import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Life;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.AccountId;
import impound.processors.id.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CopySnapshot has no client token: one wish makes one copy all the same, and none of anybody else's. */
class CopyOnceTest extends Receiving {
    private static final SnapshotId FOUND = new SnapshotId("snap-0f0000000000000f1");

    private static final List<StageName> BY_COPY =
            Stream.concat(Stream.of(StageName.REENCRYPT), Life.WAY.stream()).toList();

    @Test
    void one_copy_is_made_however_often_it_is_asked_for() {
        var first = copied().link(Link.SnapshotCopied.class).snapshot();
        world.clock.pass(Duration.ofMinutes(5));

        var again = copied().link(Link.SnapshotCopied.class).snapshot();

        assertThat(again).isEqualTo(first);
        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT);
    }

    @Test
    void a_copy_whose_answer_was_lost_is_waited_for_and_then_adopted() {
        world.snapshots.showsAfter(Duration.ofSeconds(20));
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(() -> receive.advance(evidence)).isInstanceOf(Crash.class);

        var soon = receive.advance(evidence);
        world.clock.pass(Duration.ofSeconds(30));
        var later = receive.advance(evidence);

        assertThat(soon).isInstanceOf(NotYet.class);
        assertThat(((Evidence) later).link(Link.SnapshotCopied.class).act().operation())
                .startsWith("found: ");
        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT);
    }

    @Test
    void where_nothing_shows_up_in_time_the_call_is_made_again() {
        world.unanswered(WorkKeys.intent(evidence.subject(), StageName.RECEIVE, 1, SNAPSHOT));
        world.clock.pass(Duration.ofMinutes(2));

        var copied = receive.advance(evidence);

        assertThat(copied).isInstanceOf(Evidence.class);
        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT);
    }

    @Test
    void while_another_process_copies_this_one_waits() {
        world.leasesOfAnother.take(REGION, WorkKeys.lease(evidence.subject(), StageName.RECEIVE));

        assertThat(receive.advance(evidence)).isInstanceOf(NotYet.class);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    @Test
    void the_lease_is_given_back_even_where_the_call_fails() {
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(() -> receive.advance(evidence)).isInstanceOf(Crash.class);

        var free = world.leasesOfAnother.take(REGION, WorkKeys.lease(evidence.subject(), StageName.RECEIVE));

        assertThat(free).isTrue();
    }

    @Test
    void a_snapshot_of_another_owner_with_our_tags_is_no_evidence() {
        doubt(STRANGER, ROOT.gib(), nonce(), world.clock.instant(), "is owned by " + STRANGER);
    }

    @Test
    void a_snapshot_of_another_size_with_our_tags_is_no_evidence() {
        doubt(SECURITY, 9, nonce(), world.clock.instant(), "has 9 GiB");
    }

    @Test
    void a_snapshot_from_before_our_call_with_our_tags_is_no_evidence() {
        doubt(SECURITY, ROOT.gib(), nonce(), Life.AT, "began at " + Life.AT);
    }

    @Test
    void a_snapshot_with_another_nonce_and_our_tags_is_no_evidence() {
        doubt(SECURITY, ROOT.gib(), "guessed", world.clock.instant(), "has another nonce");
    }

    @Test
    void of_two_snapshots_with_our_tags_and_our_nonce_none_is_evidence() {
        var description = "impound %s nonce %s".formatted(evidence.incident(), nonce());
        put(FOUND, SECURITY, ROOT.gib(), description, world.clock.instant());
        put(new SnapshotId("snap-0f0000000000000f2"), SECURITY, ROOT.gib(), description, world.clock.instant());

        assertThatThrownBy(() -> receive.advance(evidence))
                .isInstanceOf(CustodyDoubt.class)
                .hasMessageContaining("2 snapshots bear our tags for " + SNAPSHOT);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    @Test
    void a_copy_from_another_snapshot_is_not_taken_for_this_one() {
        var first = copied();
        var rerouted = Life.add(
                evidence,
                first.chain().last().link(),
                new Link.Rerouted(Life.AT, StageName.REENCRYPT, BY_COPY, "key"),
                new Link.SnapshotCopied(Life.AT, Life.ACT, MONITORED, FOUND, SNAPSHOT, KEY),
                new Link.SnapshotReencrypted(Life.AT, FOUND, SNAPSHOT, KEY.value()));
        world.snapshots.put(
                new Snapshot(FOUND, SECURITY, "vol-ffffffff", ROOT.gib(), State.COMPLETED, "", Life.AT, "", "k"),
                Tags.of(evidence, StageName.REENCRYPT, SNAPSHOT, "n"));

        var second = (Evidence) receive.advance(rerouted);

        assertThat(second.link(Link.SnapshotCopied.class).source()).isEqualTo(FOUND);
        assertThat(second.link(Link.SnapshotCopied.class).snapshot())
                .isNotEqualTo(first.link(Link.SnapshotCopied.class).snapshot());
        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT, "copy " + FOUND);
    }

    private void doubt(AccountId owner, int gib, String nonce, Instant start, String why) {
        put(FOUND, owner, gib, "impound %s nonce %s".formatted(evidence.incident(), nonce), start);

        assertThatThrownBy(() -> receive.advance(evidence))
                .isInstanceOf(CustodyDoubt.class)
                .hasMessageContaining(FOUND + " bears our tags, but " + why);
        assertThat(world.snapshots.calls()).isEmpty();
    }

    /** The nonce of a call that was made and not answered. */
    private String nonce() {
        var key = WorkKeys.intent(evidence.subject(), StageName.RECEIVE, 1, SNAPSHOT);
        return world.unanswered(key).nonce();
    }

    private void put(SnapshotId id, AccountId owner, int gib, String description, Instant start) {
        world.snapshots.put(
                new Snapshot(id, owner, "vol-ffffffff", gib, State.COMPLETED, "", start, description, "other"),
                Tags.of(evidence, StageName.RECEIVE, SNAPSHOT, nonce()));
    }

    private Evidence copied() {
        return (Evidence) receive.advance(evidence);
    }
}
