package impound.processors.stage;

import static impound.processors.fakes.FakeAnswers.ec2;
import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Crash;
import impound.processors.fakes.World;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.SnapshotId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A snapshot was made, the collection stopped before that was on record, and a person resumed it: it is found, not made again. */
class ResumedAfterLostAnswerTest {
    private static final String KILLED = "DELIVERED_TOO_OFTEN";
    private static final String DOUBT = "CUSTODY_DOUBT";

    private final World world = new World();
    private final TakeSnapshots takeSnapshots = Snapshotting.in(world);

    @BeforeEach
    void an_incident_is_open_for_a_running_instance_with_two_volumes() {
        Snapshotting.begin(world);
    }

    @Test
    void a_whole_set_is_adopted() {
        loseAnswer();
        resume(KILLED, ROOT, DATA);

        var taken = take();

        assertThat(world.snapshots.ids()).hasSize(2);
        assertThat(taken).hasSize(2).allSatisfy(evidence -> {
            assertThat(evidence.next()).isEqualTo(StageName.SHARE);
            assertThat(evidence.link(Link.SnapshotTaken.class).oneInstant()).isTrue();
        });
    }

    @Test
    void a_volume_that_is_resumed_alone_has_its_member_of_the_set_and_the_other_has_its_own_later() {
        loseAnswer();
        stop(KILLED, ROOT);
        resume(KILLED, DATA);

        var first = take();
        resume(KILLED, ROOT);
        var second = take();

        assertThat(first).extracting(Evidence::next).containsExactly(StageName.COMPLETED, StageName.SHARE);
        assertThat(second).extracting(Evidence::next).containsOnly(StageName.SHARE);
        assertThat(world.snapshots.ids()).hasSize(2);
    }

    @Test
    void what_a_crash_between_two_links_left_of_a_set_is_adopted() {
        world.bucket.crashBefore(key -> key.contains(DATA.id() + "/0001"));
        assertThatThrownBy(this::take).isInstanceOf(Crash.class);
        world.bucket.crashBefore(key -> false);
        resume(KILLED, ROOT, DATA);

        take();

        assertThat(world.snapshots.ids()).hasSize(2);
    }

    @Test
    void a_member_that_does_not_show_yet_is_waited_for() {
        world.snapshots.showsAfter(Duration.ofSeconds(20));
        loseAnswer();
        stop(KILLED, ROOT);
        resume(KILLED, DATA);

        var soon = evidence(DATA, take());
        world.clock.pass(Duration.ofSeconds(30));
        var later = evidence(DATA, take());

        assertThat(soon).isEmpty();
        assertThat(later).map(Evidence::next).contains(StageName.SHARE);
        assertThat(world.snapshots.ids()).hasSize(2);
    }

    @Test
    void a_volume_that_was_taken_alone_is_adopted_too() {
        world.snapshots.refuseSets(ec2("InvalidParameterCombination", 400));
        world.snapshots.refuse(DATA.id(), ec2("UnauthorizedOperation", 403));
        loseAnswer();
        resume(KILLED, ROOT);

        var taken = take();

        assertThat(taken.get(0).next()).isEqualTo(StageName.SHARE);
        assertThat(world.snapshots.ids()).hasSize(1);
    }

    @Test
    void after_a_second_stop_it_is_still_looked_for() {
        loseAnswer();
        resume(KILLED, ROOT, DATA);
        resume("CANCELLED", ROOT, DATA);

        take();

        assertThat(world.snapshots.ids()).hasSize(2);
    }

    @Test
    void after_a_doubt_another_one_is_taken_since_what_is_there_may_be_an_intruders() {
        loseAnswer();
        resume(DOUBT, ROOT, DATA);

        take();

        assertThat(world.snapshots.calls())
                .filteredOn(call -> call.startsWith("takeAll"))
                .hasSize(2);
        assertThat(world.snapshots.ids()).hasSize(4);
    }

    @Test
    void after_a_doubt_about_one_the_other_is_adopted_all_the_same() {
        loseAnswer();
        resume(KILLED, ROOT);
        resume(DOUBT, DATA);

        take();

        assertThat(world.snapshots.calls())
                .filteredOn(call -> call.startsWith("take "))
                .containsExactly("take " + DATA.id());
        assertThat(world.snapshots.ids()).hasSize(3);
    }

    @Test
    void one_that_bears_our_tags_and_another_nonce_is_no_evidence() {
        var intent = world.unanswered(WorkKeys.intent(INCIDENT + "/" + TARGET.id(), StageName.SNAPSHOT, 1));
        resume(KILLED, ROOT, DATA);
        var id = new SnapshotId("snap-0d0000000000001b1");
        var now = world.clock.instant();
        world.snapshots.put(
                new Snapshot(id, MONITORED, ROOT.id().value(), ROOT.gib(), State.PENDING, "", now, "guessed", ""),
                Tags.of(INCIDENT, TARGET.id(), intent.nonce()));
        world.clock.pass(Duration.ofMinutes(2));

        var taken = take();

        assertThat(taken.get(0).stopped()).map(Link.CollectionStopped::reason).contains(DOUBT);
    }

    private void loseAnswer() {
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(this::take).isInstanceOf(Crash.class);
    }

    private void stop(String reason, SourceVolume volume) {
        write(volume, new Link.CollectionStopped(world.clock.instant(), StageName.SNAPSHOT, reason, "no", "look"));
    }

    private void resume(String reason, SourceVolume... volumes) {
        for (var volume : volumes) {
            stop(reason, volume);
            write(volume, new Link.CollectionResumed(world.clock.instant(), StageName.SNAPSHOT, "alice", "mended"));
        }
    }

    private void write(SourceVolume volume, Link link) {
        var known = world.custody.current(Evidence.of(INCIDENT, TARGET, volume));
        world.custody.write(known.with(link));
    }

    private static Optional<Evidence> evidence(SourceVolume volume, List<Evidence> taken) {
        return taken.stream()
                .filter(one -> one.volume().id().equals(volume.id()))
                .findFirst();
    }

    private List<Evidence> take() {
        return takeSnapshots.take(Assignment.of(INCIDENT, TARGET)).messages().stream()
                .filter(Evidence.class::isInstance)
                .map(Evidence.class::cast)
                .toList();
    }
}
