package impound.processors.stage;

import static impound.processors.fakes.Ids.ENCRYPTED;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.KeyRefused;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.CollectionFailure.SnapshotGone;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.SnapshotId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiveSnapshotTest extends Receiving {
    private static final SnapshotId FOUND = new SnapshotId("snap-0f0000000000000f1");

    @Test
    void the_copy_is_ordered_under_the_forensics_key() {
        var copied = copied();

        assertThat(copied.link(Link.SnapshotCopied.class).key()).isEqualTo(KEY);
        assertThat(copied.next()).isEqualTo(StageName.RECEIVE);
        assertThat(world.snapshots.calls()).containsExactly("copy " + SNAPSHOT);
    }

    @Test
    void a_pending_copy_is_waited_for_and_not_locked() {
        var copied = Life.add(evidence, copied().chain().last().link());

        assertThat(receive.advance(copied)).isInstanceOf(NotYet.class);
        assertThat(world.snapshots.locks()).isEmpty();
    }

    @Test
    void a_copy_in_error_ends_the_collection() {
        var copied = Life.add(evidence, copied().chain().last().link());
        world.snapshots.becomes(copied.link(Link.SnapshotCopied.class).snapshot(), State.ERROR, "out of order");

        assertThatThrownBy(() -> receive.advance(copied))
                .isInstanceOf(NotMade.class)
                .hasMessageContaining("out of order");
    }

    @Test
    void a_copy_that_ends_for_its_key_says_which_key_and_who_needs_what() {
        var copied = Life.add(evidence, copied().chain().last().link());
        world.snapshots.becomes(
                copied.link(Link.SnapshotCopied.class).snapshot(), State.ERROR, "Given key ID is not accessible");

        assertThatThrownBy(() -> receive.advance(copied))
                .isInstanceOfSatisfying(KeyRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("KMS_ACCESS");
                    assertThat(refused.advice()).contains(SECURITY.value(), KEY.value(), "kms:ReEncrypt*");
                })
                .hasMessageContaining("Given key ID is not accessible");
    }

    @Test
    void a_copy_that_is_there_no_more_is_waited_for_no_longer() {
        var copied = Life.add(evidence, copied().chain().last().link());
        world.snapshots.delete(
                Scopes.monitored(copied), copied.link(Link.SnapshotCopied.class).snapshot());
        world.clock.pass(Duration.ofMinutes(2));

        assertThatThrownBy(() -> receive.advance(copied)).isInstanceOf(SnapshotGone.class);
    }

    @Test
    void an_image_that_is_verified_is_not_made_again_where_the_copy_fails_for_its_key() {
        var before = Life.upTo(StageName.RECEIVE, ENCRYPTED);
        var copied = Life.add(
                before, ((Evidence) receive.advance(before)).chain().last().link());
        world.snapshots.becomes(
                copied.link(Link.SnapshotCopied.class).snapshot(), State.ERROR, "Given key ID is not accessible");

        var rerouted = (Evidence) receive.advance(copied);

        assertThat(rerouted.next()).isEqualTo(StageName.REENCRYPT);
        assertThat(rerouted.isDone(StageName.VERIFY)).isTrue();
        assertThat(rerouted.isDone(StageName.SHARE)).isFalse();
    }

    @Test
    void a_completed_copy_is_locked_for_the_retention_time_and_ends_the_way() {
        var copied = Life.add(evidence, copied().chain().last().link());
        var copy = copied.link(Link.SnapshotCopied.class).snapshot();
        world.snapshots.becomes(copy, State.COMPLETED, "");

        var received = (Evidence) receive.advance(copied);

        assertThat(world.snapshots.locks().get(copy).until())
                .isEqualTo(world.clock.instant().plus(Duration.ofDays(365)));
        assertThat(received.link(Link.SnapshotReceived.class).mode()).isEqualTo("compliance");
        assertThat(received.next()).isEqualTo(StageName.COMPLETED);
    }

    @Test
    void a_copy_under_another_key_than_ordered_is_no_evidence() {
        var copied = Life.add(evidence, new Link.SnapshotCopied(Life.AT, Life.ACT, SECURITY, FOUND, SNAPSHOT, KEY));
        world.snapshots.put(
                new Snapshot(FOUND, SECURITY, "vol-ffffffff", ROOT.gib(), State.COMPLETED, "", Life.AT, "", "other"),
                Tags.of(evidence, StageName.RECEIVE, SNAPSHOT, "n"));

        assertThatThrownBy(() -> receive.advance(copied))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining("key of " + FOUND);
    }

    private Evidence copied() {
        return (Evidence) receive.advance(evidence);
    }
}
