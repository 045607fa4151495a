package impound.processors.completion;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.KEY;
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
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.InstanceId;
import impound.processors.id.VolumeId;
import org.junit.jupiter.api.Test;

/** What goes at the end, in which order, and what stays. */
class RetireTest extends AtItsEnd {
    private final Evidence stopped = Life.add(
            Life.upTo(StageName.VERIFY),
            new Link.CollectionStopped(Life.AT, StageName.VERIFY, "INTEGRITY_VIOLATED", "differs", "look"));

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
    void after_a_final_failure_the_share_stays_for_a_replay() {
        retired(stopped);

        assertThat(world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(world.volumes.calls()).containsExactly("delete " + RESTORED);
        assertThat(world.snapshots.readers(SNAPSHOT)).containsExactly(SECURITY);
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
    void an_upload_that_may_not_be_given_up_is_left_behind_under_its_own_name_and_the_volume_goes() {
        var terminated = Life.add(ended, new Link.CollectorTerminated(Life.AT, Life.ACT, COLLECTOR));
        world.bucket.refuseToAbort();
        world.volumes.put(new Volume(RESTORED, "available", ZONE, "gp3", ROOT.gib(), KEY.value(), ""));

        var left = (Evidence) retire.advance(terminated);
        var afterwards = (Evidence)
                retire.advance(Life.add(terminated, left.chain().last().link()));

        assertThat(left.link(Link.LeftBehind.class).id()).isEqualTo(Life.IMAGE);
        assertThat(afterwards.find(Link.RestoredVolumeDeleted.class)).isPresent();
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
    void source_and_received_snapshot_are_never_removed() {
        retired(ended);

        assertThat(world.snapshots.calls()).containsExactly("share " + SNAPSHOT, "withdraw " + SNAPSHOT);
    }
}
