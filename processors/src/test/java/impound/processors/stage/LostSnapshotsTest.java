package impound.processors.stage;

import static impound.processors.fakes.FakeAnswers.ec2;
import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.SurplusSnapshot;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Onward;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.failure.StopCollection;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Life;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** CreateSnapshots has no client token: what a crash leaves behind is found again, or doubted. */
class LostSnapshotsTest extends ToSnapshot {
    @Test
    void snapshots_whose_answer_was_lost_are_found_by_their_tags() {
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(this::take).isInstanceOf(Crash.class);

        var found = take();

        assertThat(found).hasSize(2).allMatch(Evidence.class::isInstance);
        assertThat(takes()).isEqualTo(1);
    }

    @Test
    void snapshots_that_do_not_show_yet_are_waited_for() {
        world.snapshots.showsAfter(Duration.ofSeconds(20));
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(this::take).isInstanceOf(Crash.class);

        var soon = take();
        world.clock.pass(Duration.ofSeconds(30));
        var later = take();

        assertThat(soon).singleElement().isInstanceOf(NotYet.class);
        assertThat(later).hasSize(2);
        assertThat(takes()).isEqualTo(1);
    }

    @Test
    void a_call_that_came_to_nothing_is_made_again_after_the_time_in_which_it_would_show() {
        nonce();
        world.clock.pass(Duration.ofMinutes(2));

        assertThat(take()).hasSize(2);
        assertThat(takes()).isEqualTo(1);
    }

    @Test
    void a_crash_between_the_links_of_two_volumes_makes_no_second_set() {
        world.bucket.crashBefore(key -> key.contains(DATA.id() + "/0001"));
        assertThatThrownBy(this::take).isInstanceOf(Crash.class);
        world.bucket.crashBefore(key -> false);

        var found = take();

        assertThat(found).hasSize(2).allMatch(Evidence.class::isInstance);
        assertThat(takes()).isEqualTo(1);
        assertThat(world.snapshots.locks()).hasSize(2);
    }

    @Test
    void a_crash_before_the_lock_is_made_good() {
        world.bucket.crashBefore(key -> key.contains(ROOT.id() + "/0002"));
        assertThatThrownBy(this::take).isInstanceOf(Crash.class);
        world.bucket.crashBefore(key -> false);

        take();

        assertThat(world.custody.read(REGION, INCIDENT, ROOT.id().value()).links())
                .hasSize(2);
        assertThat(world.snapshots.locks()).hasSize(2);
    }

    @Test
    void where_a_lock_is_refused_every_snapshot_is_on_record_all_the_same() {
        var refused = Ec2Exception.builder().statusCode(403).message("no").build();
        world.snapshots.refuseToLock(refused);

        assertThatThrownBy(this::take).isSameAs(refused);

        assertThat(List.of(ROOT, DATA)).allSatisfy(volume -> assertThat(world.custody
                        .read(REGION, INCIDENT, volume.id().value())
                        .all(Link.SnapshotTaken.class))
                .hasSize(1));
    }

    @Test
    void a_volume_that_was_stopped_before_its_snapshot_goes_on_as_it_is() {
        world.snapshots.refuseToLock(
                Ec2Exception.builder().statusCode(403).message("no").build());
        assertThatThrownBy(this::take).isInstanceOf(Ec2Exception.class);
        var stop = new StopCollection(world.custody, world.hops, world.incidents, world.patience, world.clock);
        stop.stop(StageName.SNAPSHOT, Wire.write(assignment), new NothingToTake("REFUSED", "no lock"));

        var again = take();

        assertThat(again).hasSize(2).allSatisfy(onward -> assertThat(((Evidence) onward).stopped())
                .isPresent());
        assertThat(world.snapshots.locks()).isEmpty();
    }

    @Test
    void a_set_that_shows_in_part_is_waited_for_and_not_doubted() {
        put(ROOT, nonce(), world.clock.instant());

        var soon = take();
        put(DATA, nonce(), world.clock.instant());
        var later = take();

        assertThat(soon).singleElement().isInstanceOf(NotYet.class);
        assertThat(later).hasSize(2).allMatch(Evidence.class::isInstance);
    }

    @Test
    void a_volume_that_the_set_stays_without_is_taken_alone_and_they_show_no_one_instant() {
        put(ROOT, nonce(), world.clock.instant());
        world.clock.pass(Duration.ofMinutes(2));

        var taken = evidence();

        assertThat(world.snapshots.calls()).contains("take " + DATA.id()).noneMatch(call -> call.startsWith("takeAll"));
        assertThat(taken).hasSize(2).allSatisfy(evidence -> {
            assertThat(evidence.next()).isEqualTo(StageName.SHARE);
            assertThat(evidence.link(Link.SnapshotTaken.class).oneInstant()).isFalse();
        });
    }

    @Test
    void a_volume_that_the_set_stays_without_and_that_is_gone_stops_alone() {
        put(ROOT, nonce(), world.clock.instant());
        world.clock.pass(Duration.ofMinutes(2));
        world.snapshots.refuse(DATA.id(), ec2("InvalidVolume.NotFound", 400));

        var taken = evidence();

        assertThat(taken.get(0).next()).isEqualTo(StageName.SHARE);
        assertThat(taken.get(1).stopped()).map(Link.CollectionStopped::reason).contains("VOLUME_GONE");
    }

    @Test
    void a_foreign_snapshot_with_our_tags_but_another_nonce_inside_stops_its_volume_alone() {
        nonce();
        put(ROOT, "guessed", world.clock.instant());
        put(DATA, nonce(), world.clock.instant());

        onlyRootIsDoubted("has another nonce");
        assertThat(world.snapshots.locks()).hasSize(1);
    }

    @Test
    void a_snapshot_with_our_tags_from_before_our_call_stops_its_volume_alone() {
        put(ROOT, nonce(), Life.AT);
        put(DATA, nonce(), world.clock.instant());

        onlyRootIsDoubted("began at");
    }

    @Test
    void a_snapshot_of_another_size_than_its_volume_had_stops_that_volume_alone() {
        put(new SourceVolume(ROOT.id(), INSTANCE.value(), "/dev/xvda", 9, "gp3", ""), nonce(), world.clock.instant());
        put(DATA, nonce(), world.clock.instant());

        onlyRootIsDoubted("of 9 GiB]; one of 8 GiB was taken");
    }

    @Test
    void two_snapshots_of_one_volume_stop_it_alone_and_neither_counts_as_surplus() {
        put(DATA, nonce(), world.clock.instant());
        put(ROOT, nonce(), world.clock.instant());
        put(new SnapshotId("snap-0d0000000000001b1"), ROOT, nonce(), world.clock.instant());

        onlyRootIsDoubted("the set has 2 snapshots");
        assertThat(world.audit.all(SurplusSnapshot.class)).isEmpty();
    }

    @Test
    void a_volume_that_was_resized_before_the_call_stops_alone_and_the_others_of_the_set_go_on() {
        world.snapshots.attached(new SourceVolume(ROOT.id(), INSTANCE.value(), "/dev/xvda", 9, "gp3", ""), DATA);

        onlyRootIsDoubted("of 9 GiB]; one of 8 GiB was taken");
    }

    private void onlyRootIsDoubted(String why) {
        var taken = evidence();

        assertThat(taken).hasSize(2);
        assertThat(taken.get(0).stopped()).hasValueSatisfying(stop -> {
            assertThat(stop.reason()).isEqualTo("CUSTODY_DOUBT");
            assertThat(stop.message()).contains(why);
        });
        assertThat(taken.get(0).slip()).containsExactly(StageName.COMPLETED);
        assertThat(taken.get(1).next()).isEqualTo(StageName.SHARE);
        assertThat(taken.get(1).find(Link.SnapshotLocked.class)).isPresent();
    }

    private List<Evidence> evidence() {
        return take().stream().map(Evidence.class::cast).toList();
    }

    private List<? extends Onward> take() {
        return takeSnapshots.take(assignment).messages();
    }

    /** The nonce of a call that was made and not answered. */
    private String nonce() {
        var key = WorkKeys.intent(assignment.subject(), StageName.SNAPSHOT, 1);
        return world.unanswered(key).nonce();
    }

    private void put(SourceVolume volume, String nonce, Instant start) {
        put(new SnapshotId(volume.id().value().replace("vol-", "snap-")), volume, nonce, start);
    }

    private void put(SnapshotId id, SourceVolume volume, String nonce, Instant start) {
        var description = "impound %s nonce %s".formatted(INCIDENT, nonce);
        world.snapshots.put(
                new Snapshot(
                        id, MONITORED, volume.id().value(), volume.gib(), State.PENDING, "", start, description, ""),
                Tags.of(INCIDENT, TARGET.id(), nonce()));
    }
}
