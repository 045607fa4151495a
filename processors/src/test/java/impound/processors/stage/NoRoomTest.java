package impound.processors.stage;

import static impound.processors.fakes.Ids.KEY;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.gateway.Volumes;
import impound.processors.gateway.Volumes.Volume;
import impound.processors.id.InstanceId;
import impound.processors.id.Zone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a zone has no room for volume or collector, both go to another, and nothing is left in the first. */
class NoRoomTest extends InTwoZones {
    @Test
    void where_a_zone_has_none_at_all_the_volume_is_restored_in_the_other() {
        exhausted(A);
        exhausted(B);
        var first = Life.upTo(StageName.LAUNCH);

        var ended = Life.add(
                first, ((Evidence) launch.advance(first)).chain().last().link());
        var removed = Life.add(
                ended, ((Evidence) restore.advance(ended)).chain().last().link());
        restore.advance(removed);

        assertThat(ended.link(Link.AttemptEnded.class).why())
                .contains("us-east-1a", "m6i.large: InsufficientInstanceCapacity", "m5.large");
        assertThat(ended.attempt()).isEqualTo(2);
        assertThat(world.volumes.orders()).extracting(Volumes.Order::zone).doesNotContain(zoneOfFirstAttempt());
    }

    @Test
    void a_zone_without_room_for_the_volume_is_left_for_the_next() {
        world.volumes.refuse(zoneOfFirstAttempt(), "InsufficientVolumeCapacity", 500);
        var first = Life.upTo(StageName.RESTORE);

        var ended = Life.add(
                first, ((Evidence) restore.advance(first)).chain().last().link());
        restore.advance(ended);

        assertThat(ended.link(Link.AttemptEnded.class).why()).contains("InsufficientVolumeCapacity");
        assertThat(world.volumes.orders())
                .extracting(Volumes.Order::zone)
                .containsExactlyInAnyOrder(A, B)
                .startsWith(zoneOfFirstAttempt());
    }

    @Test
    void a_collector_that_an_earlier_delivery_found_room_for_is_taken_though_there_is_none_any_more() {
        var first = Life.upTo(StageName.LAUNCH);
        launch.advance(first);
        world.collectors.hideOnce();
        exhausted(A);

        var again = (Evidence) launch.advance(first);

        assertThat(world.collectors.launched()).isEqualTo(1);
        assertThat(again.link(Link.CollectorLaunched.class)).satisfies(launched -> {
            assertThat(launched.collector()).isEqualTo(new InstanceId("i-00000000000000c00"));
            assertThat(launched.instanceType()).isEqualTo("m6i.large");
            assertThat(launched.act().operation()).isEqualTo("found: made by an earlier call");
        });
    }

    @Test
    void a_volume_that_an_earlier_delivery_found_room_for_is_taken_though_there_is_none_any_more() {
        var first = Life.upTo(StageName.RESTORE);
        restore.advance(first);
        world.volumes.hideOnce();
        world.volumes.refuse(zoneOfFirstAttempt(), "InsufficientVolumeCapacity", 500);

        var again = (Evidence) restore.advance(first);

        assertThat(again.link(Link.VolumeCreated.class)).satisfies(created -> {
            assertThat(List.of(created.volume())).isEqualTo(world.volumes.ids());
            assertThat(created.zone()).isEqualTo(zoneOfFirstAttempt());
            assertThat(created.act().operation()).isEqualTo("found: made by an earlier call");
        });
    }

    @Test
    void the_volume_of_an_earlier_attempt_goes_before_the_next_is_made() {
        var again = attempt(2);
        world.volumes.put(new Volume(RESTORED, "available", A, "gp3", 8, KEY.value(), ""));

        var removed = (Evidence) restore.advance(again);

        assertThat(removed.link(Link.RestoredVolumeDeleted.class).volume()).isEqualTo(RESTORED);
        assertThat(removed.next()).isEqualTo(StageName.RESTORE);
        assertThat(world.volumes.orders()).isEmpty();
    }

    @Test
    void a_volume_that_can_not_be_removed_is_left_behind_and_holds_nothing_up() {
        var again = attempt(2);
        world.volumes.put(new Volume(RESTORED, "available", A, "gp3", 8, KEY.value(), ""));
        world.volumes.refuseToDelete("UnauthorizedOperation", 403);

        var left = Life.add(
                again, ((Evidence) restore.advance(again)).chain().last().link());
        restore.advance(left);

        assertThat(left.link(Link.LeftBehind.class).id()).isEqualTo(RESTORED.value());
        assertThat(world.volumes.orders()).hasSize(1);
    }

    @Test
    void where_no_zone_has_any_each_is_waited_in_for_a_while() {
        exhausted(A);
        exhausted(B);
        var second = launching(attempt(2));

        var waiting = (NotYet) launch.advance(second);
        world.clock.pass(Duration.ofMinutes(14));
        var stillWaiting = (NotYet) launch.advance((Evidence) waiting.asked());
        world.clock.pass(Duration.ofMinutes(1));
        var next = (Evidence) launch.advance((Evidence) stillWaiting.asked());

        assertThat(next.next()).isEqualTo(StageName.RESTORE);
        assertThat(next.attempt()).isEqualTo(3);
    }

    @Test
    void an_attempt_that_lost_its_collector_had_room_and_its_zone_is_gone_back_to_at_once() {
        exhausted(B);
        var lost = launching(Life.add(
                launched(Life.upTo(StageName.LAUNCH)),
                new Link.AttemptEnded(Life.AT, StageName.RESTORE, "its collector ended")));

        var ended = (Evidence) launch.advance(lost);

        assertThat(ended.chain().last().link()).isInstanceOf(Link.AttemptEnded.class);
        assertThat(placement.zone(ended)).isNotEqualTo(placement.zone(lost));
    }

    @Test
    void attempts_that_lost_their_collectors_use_up_no_turn_of_a_zone() {
        exhausted(B);
        var evidence = attempt(4);
        for (int lost = 0; lost < 2; lost++) {
            evidence = Life.add(
                    launched(launching(evidence)),
                    new Link.AttemptEnded(Life.AT, StageName.RESTORE, "its collector ended"));
        }
        var fourth = launching(evidence);

        var waiting = (NotYet) launch.advance(fourth);
        world.clock.pass(Duration.ofMinutes(15));

        assertThat(launch.advance((Evidence) waiting.asked())).isInstanceOf(Evidence.class);
    }

    @Test
    void the_last_turn_is_waited_for_until_the_disks_size_explains_it_no_more() {
        exhausted(A);
        exhausted(B);
        var last = launching(attempt(6));

        var waiting = (NotYet) launch.advance(last);
        world.clock.pass(Duration.ofMinutes(60));
        var stillWaiting = (NotYet) launch.advance((Evidence) waiting.asked());
        world.clock.pass(Duration.ofMinutes(9));

        assertThatThrownBy(() -> launch.advance((Evidence) stillWaiting.asked()))
                .isInstanceOf(DeadlinePassed.class)
                .hasMessageContaining("InsufficientInstanceCapacity");
    }

    @Test
    void where_there_is_but_one_zone_it_is_waited_for_and_nothing_is_made_anew() {
        exhausted(A);
        world.collectors.offers("m6i.large", A);
        var only = Life.upTo(StageName.LAUNCH);

        var waiting = (NotYet) launch.advance(only);
        world.clock.pass(Duration.ofMinutes(16));

        assertThat(launch.advance((Evidence) waiting.asked())).isInstanceOf(NotYet.class);
    }

    @Test
    void a_person_who_resumes_it_begins_the_rounds_anew() {
        exhausted(A);
        exhausted(B);
        var resumed = Life.add(
                launching(attempt(6)),
                new Link.CollectionStopped(Life.AT, StageName.LAUNCH, "DEADLINE_PASSED", "no room", "look"),
                new Link.CollectionResumed(Life.AT, StageName.LAUNCH, "examiner", "there is room now"));

        var ended = (Evidence) launch.advance(resumed);

        assertThat(ended.chain().last().link()).isInstanceOf(Link.AttemptEnded.class);
    }

    /** Evidence whose attempts before this one all found no room. */
    private static Evidence attempt(int number) {
        var evidence = Life.upTo(StageName.LAUNCH);
        while (evidence.attempt() < number) {
            evidence = Life.add(evidence, new Link.AttemptEnded(Life.AT, StageName.RESTORE, "no room"));
        }
        return evidence;
    }

    private static Evidence launching(Evidence evidence) {
        return Life.add(
                evidence,
                new Link.VolumeCreated(Life.AT, Life.ACT, RESTORED, SNAPSHOT, B, "gp3", KEY),
                new Link.VolumeRestored(Life.AT, RESTORED, B, "gp3", 8, KEY.value()));
    }

    private static Evidence launched(Evidence evidence) {
        return Life.add(evidence, Life.links(evidence.volume()).get(5));
    }

    private Zone zoneOfFirstAttempt() {
        return placement.zone(Life.upTo(StageName.RESTORE));
    }
}
