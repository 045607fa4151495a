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
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.Sources;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.InstanceId;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class RetireTest {
    private final World world = new World();
    private final Retire retire = new Retire(world.aws(), world.settings, world.patience, world.clock);
    private final Evidence ended = Life.upTo(StageName.COMPLETED);
    private final Evidence stopped = Life.add(
            Life.upTo(StageName.VERIFY),
            new Link.CollectionStopped(Life.AT, StageName.VERIFY, "INTEGRITY_VIOLATED", "differs", "look"));

    @BeforeEach
    void collector_volume_and_share_are_there() {
        Sources.put(world, MONITORED, State.COMPLETED);
        world.collectors.becomes(COLLECTOR, "running", "");
        world.snapshots.share(null, SNAPSHOT, SECURITY);
        world.volumes.put(new Volume(RESTORED, "available", ZONE, "gp3", ROOT.gib(), KEY.value(), ""));
    }

    @Test
    void one_thing_goes_at_a_step_each_with_its_own_link_in_this_order() {
        var afterwards = retired(ended);

        assertThat(afterwards.chain().facts().skip(ended.chain().links().size()))
                .hasExactlyElementsOfTypes(
                        Link.CollectorTerminated.class, Link.RestoredVolumeDeleted.class, Link.ShareWithdrawn.class);
        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(world.volumes.calls()).containsExactly("delete " + RESTORED);
        assertThat(world.snapshots.readers(SNAPSHOT)).isEmpty();
    }

    @Test
    void a_collector_that_was_launched_too_late_to_count_goes_too() {
        var late = new InstanceId("i-0c0000000000001a9");
        world.collectors.becomes(late, "running", "");
        var due = Life.upTo(StageName.LAUNCH);
        var stop = new Link.CollectionStopped(Life.AT, StageName.LAUNCH, "A", "no", "grant it");
        var launch = new Link.CollectorLaunched(Life.AT, Life.ACT, late, "m6i.large", "ami-1", "tasks/t", Life.SHA256);

        retired(Life.addLate(Life.add(due, stop), due, launch));

        assertThat(world.collectors.terminated()).containsExactly(late);
    }

    @Test
    void where_nothing_is_left_to_remove_the_evidence_comes_back_as_it_is() {
        var afterwards = retired(ended);

        var step = retire.advance(afterwards);

        assertThat(step).isSameAs(afterwards);
        assertThat(Retire.isOngoing(step)).isFalse();
    }

    @Test
    void evidence_that_is_still_on_its_way_keeps_all_it_needs() {
        var underway = Life.upTo(StageName.RECEIVE);

        var step = retire.advance(underway);

        assertThat(step).isSameAs(underway);
        assertThat(world.collectors.terminated()).isEmpty();
    }

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
    void after_a_final_failure_the_share_stays_for_a_replay() {
        retired(stopped);

        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(world.volumes.calls()).containsExactly("delete " + RESTORED);
        assertThat(world.snapshots.readers(SNAPSHOT)).containsExactly(SECURITY);
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
    void a_share_stays_where_the_image_is_there_and_the_kept_copy_is_not() {
        var withoutCopy = Life.add(
                Life.upTo(StageName.RECEIVE),
                new Link.CollectionStopped(Life.AT, StageName.RECEIVE, "NOT_MADE", "no copy", "look"));

        retired(withoutCopy);

        assertThat(world.snapshots.readers(SNAPSHOT)).containsExactly(SECURITY);
    }

    @Test
    void a_share_stays_until_image_and_kept_copy_are_both_there() {
        var keptFirst = Life.add(
                Life.upTo(StageName.IMAGE),
                new Link.SnapshotCopied(Life.AT, Life.ACT, SECURITY, Life.COPY, SNAPSHOT, KEY),
                new Link.SnapshotReceived(Life.AT, Life.ACT, Life.COPY, KEY.value(), "compliance", Life.AT),
                new Link.CollectionStopped(Life.AT, StageName.IMAGE, "COLLECTOR_DIED", "it died", "look"));

        retired(keptFirst);

        assertThat(world.snapshots.readers(SNAPSHOT)).containsExactly(SECURITY);
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
    void what_a_stopped_collector_began_to_store_is_given_up_once_nothing_reads_its_volume() {
        var reading = Life.add(
                Life.upTo(StageName.IMAGE),
                new Link.CollectionStopped(Life.AT, StageName.IMAGE, "DEADLINE_PASSED", "too slow", "look"));
        world.bucket.begin(reading.region(), Life.IMAGE);
        world.volumes.put(new Volume(RESTORED, "in-use", ZONE, "gp3", ROOT.gib(), KEY.value(), COLLECTOR.value()));

        var terminated = Life.add(
                reading, ((Evidence) retire.advance(reading)).chain().last().link());
        var waiting = retire.advance(terminated);
        var before = world.bucket.uploads();
        world.volumes.put(new Volume(RESTORED, "available", ZONE, "gp3", ROOT.gib(), KEY.value(), ""));
        retire.advance(terminated);

        assertThat(waiting).isInstanceOf(NotYet.class);
        assertThat(before).hasSize(1);
        assertThat(world.bucket.uploads()).isEmpty();
    }

    @Test
    void an_upload_whose_begin_had_no_answer_is_given_up_though_the_image_came_by_another() {
        var terminated = Life.add(ended, new Link.CollectorTerminated(Life.AT, Life.ACT, COLLECTOR));
        world.bucket.begin(terminated.region(), Life.IMAGE);
        world.volumes.put(new Volume(RESTORED, "available", ZONE, "gp3", ROOT.gib(), KEY.value(), ""));

        retire.advance(terminated);

        assertThat(world.bucket.uploads()).isEmpty();
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
    void the_things_of_every_attempt_go_each_with_a_link_of_its_own() {
        var secondVolume = new VolumeId("vol-0c0000000000002a1");
        var secondCollector = new InstanceId("i-0c0000000000002a1");
        world.collectors.becomes(secondCollector, "running", "");
        world.volumes.put(new Volume(secondVolume, "available", ZONE, "gp3", ROOT.gib(), KEY.value(), ""));
        var twice = Life.add(
                Life.upTo(StageName.IMAGE),
                new Link.AttemptEnded(Life.AT, StageName.RESTORE, "it died"),
                new Link.VolumeCreated(Life.AT, Life.ACT, secondVolume, SNAPSHOT, ZONE, "gp3", KEY),
                new Link.CollectorLaunched(Life.AT, Life.ACT, secondCollector, "m6i.large", "ami-1", "t", Life.SHA256),
                new Link.CollectionStopped(Life.AT, StageName.IMAGE, "COLLECTOR_DIED", "it died", "look"));

        var afterwards = retired(twice);

        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR, secondCollector);
        assertThat(world.volumes.calls()).containsExactly("delete " + RESTORED, "delete " + secondVolume);
        assertThat(afterwards.chain().all(Link.CollectorTerminated.class)).hasSize(2);
        assertThat(afterwards.chain().all(Link.RestoredVolumeDeleted.class)).hasSize(2);
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

    @Test
    void source_and_received_snapshot_are_never_removed() {
        retired(ended);

        assertThat(world.snapshots.calls()).containsExactly("share " + SNAPSHOT, "withdraw " + SNAPSHOT);
    }

    private Evidence retired(Evidence evidence) {
        var now = evidence;
        for (var step = retire.advance(now); Retire.isOngoing(step); step = retire.advance(now)) {
            now = Life.add(now, last(step));
            assertThat(now.chain().links()).as("links of a step that ends").hasSizeLessThan(30);
        }
        return now;
    }

    private static Link last(Object step) {
        return ((Evidence) step).chain().last().link();
    }
}
