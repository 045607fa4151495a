package impound.processors.completion;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.SECURITY;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

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
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What can not go at once, or not at all: it is waited for, or left behind on record. */
class NotYetRetiredTest extends AtItsEnd {
    @Test
    void a_volume_that_is_still_attached_is_waited_for() {
        world.volumes.becomes(RESTORED, "in-use");
        var terminated = Life.add(ended, last(retire.advance(ended)));

        var step = retire.advance(terminated);

        assertThat(step).isInstanceOf(NotYet.class);
        assertThat(Retire.isOngoing(step)).isTrue();
        assertThat(world.volumes.calls()).isEmpty();
    }

    @Test
    void a_copy_that_can_not_be_deleted_is_left_behind_unshared() {
        var reencrypted = new SnapshotId("snap-0e0000000000000e1");
        world.snapshots.put(
                new Snapshot(reencrypted, MONITORED, "vol-ffffffff", 8, State.COMPLETED, "", Life.AT, "", "k"),
                Tags.of(ended, StageName.REENCRYPT));
        world.snapshots.share(null, reencrypted, SECURITY);
        world.snapshots.refuseToDelete(
                Ec2Exception.builder().statusCode(403).message("no").build());

        var afterwards = retired(Life.add(
                ended,
                new Link.SnapshotCopied(Life.AT, Life.ACT, MONITORED, reencrypted, SNAPSHOT, KEY),
                new Link.SnapshotShared(Life.AT, Life.ACT, reencrypted, SECURITY)));

        assertThat(world.snapshots.readers(reencrypted)).isEmpty();
        assertThat(afterwards.link(Link.LeftBehind.class).id()).isEqualTo(reencrypted.value());
    }

    @Test
    void what_is_gone_by_itself_is_noted_and_not_asked_for() {
        world.volumes.vanish(RESTORED);
        world.collectors.vanish(COLLECTOR);

        var afterwards = retired(ended);

        assertThat(afterwards.link(Link.CollectorTerminated.class).act().operation())
                .isEqualTo("found: gone");
        assertThat(world.collectors.terminated()).isEmpty();
        assertThat(afterwards.find(Link.RestoredVolumeDeleted.class)).isPresent();
        assertThat(world.volumes.calls()).isEmpty();
    }

    @Test
    void what_was_made_a_moment_ago_and_is_not_seen_yet_is_looked_for_again() {
        world.volumes.vanish(RESTORED);
        world.collectors.vanish(COLLECTOR);
        var now = world.clock.instant();
        var late = Life.add(
                Life.upTo(StageName.RESTORE),
                new Link.VolumeCreated(now, Life.ACT, RESTORED, SNAPSHOT, ZONE, "gp3", KEY),
                new Link.CollectorLaunched(now, Life.ACT, COLLECTOR, "m6i.large", "ami-1", "t", Life.SHA256),
                new Link.CollectionStopped(now, StageName.ATTACH, "AccessDenied", "no right", "give it"));

        var first = retire.advance(late);
        world.collectors.becomes(COLLECTOR, "running", "");
        var second = (Evidence) retire.advance(late);
        var third = retire.advance(Life.add(late, second.chain().last().link()));

        assertThat(first).isInstanceOf(NotYet.class);
        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(third).isInstanceOf(NotYet.class);
    }

    @Test
    void what_can_not_be_removed_is_left_behind_on_record_and_the_rest_goes() {
        world.snapshots.refuseToShare(
                Ec2Exception.builder().statusCode(403).message("no").build());

        var afterwards = retired(ended);

        assertThat(afterwards.link(Link.LeftBehind.class).id()).isEqualTo("share of " + SNAPSHOT);
        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(Retire.isOngoing(retire.advance(afterwards))).isFalse();
    }

    @Test
    void a_refusal_that_passes_by_itself_is_waited_for_and_left_behind_only_past_the_deadline() {
        var throttled = (Ec2Exception)
                Ec2Exception.builder().statusCode(503).message("later").build();
        world.snapshots.refuseToShare(throttled);
        var others = Life.add(
                ended,
                new Link.CollectorTerminated(Life.AT, Life.ACT, COLLECTOR),
                new Link.RestoredVolumeDeleted(Life.AT, Life.ACT, RESTORED));

        var waiting = (Evidence) ((NotYet) retire.advance(others)).asked();
        world.clock.pass(Duration.ofDays(1));
        var late = retire.advance(waiting);

        assertThat(waiting.chain()).isEqualTo(others.chain());
        assertThat(last(late)).isInstanceOfSatisfying(Link.LeftBehind.class, left -> assertThat(left.reason())
                .isEqualTo("DEADLINE_PASSED"));
        assertThat(world.snapshots.readers(SNAPSHOT)).containsExactly(SECURITY);
    }

    @Test
    void a_volume_that_stays_attached_past_its_deadline_is_left_behind() {
        world.volumes.becomes(RESTORED, "in-use");
        var terminated = Life.add(ended, last(retire.advance(ended)));
        var waiting = (Evidence) ((NotYet) retire.advance(terminated)).asked();
        world.clock.pass(Duration.ofDays(1));

        var step = retire.advance(waiting);

        assertThat(last(step)).isInstanceOfSatisfying(Link.LeftBehind.class, left -> {
            assertThat(left.id()).isEqualTo(RESTORED.value());
            assertThat(left.reason()).isEqualTo("DEADLINE_PASSED");
        });
        assertThat(world.volumes.calls()).isEmpty();
    }
}
