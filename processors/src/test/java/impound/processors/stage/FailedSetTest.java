package impound.processors.stage;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.CollectionFailure.NotMade;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Outcome;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Ec2Answers;
import impound.processors.fakes.World;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots.Snapshot;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import impound.processors.id.SnapshotId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** EC2 has taken a set, and all its members are in error: where one fails, all do. */
class FailedSetTest {
    private static final Scope OWNER = new Scope(MONITORED, REGION, INCIDENT);
    private static final String WHY = "Given key ID is not accessible";

    private final World world = new World();
    private Evidence root;
    private Evidence data;

    @BeforeEach
    void a_set_of_two_volumes_is_in_error() {
        Snapshotting.begin(world);
        var taken = Snapshotting.in(world).take(Assignment.of(INCIDENT, TARGET)).messages();
        root = (Evidence) taken.get(0);
        data = (Evidence) taken.get(1);
        fail(root);
        fail(data);
    }

    @Test
    void each_volume_is_taken_anew_alone_and_on_the_same_way() {
        var again = (Evidence) step(root);

        assertThat(world.snapshots.calls()).endsWith("take " + ROOT.id());
        assertThat(again.chain().last().link()).isInstanceOfSatisfying(Link.SnapshotTaken.class, link -> {
            assertThat(link.oneInstant()).isFalse();
            assertThat(link.snapshot()).isNotEqualTo(counting(root));
            assertThat(link.volume()).isEqualTo(ROOT);
            assertThat(link.itinerary()).isEqualTo(root.itinerary());
        });
        assertThat(again.next()).isEqualTo(StageName.SHARE);
    }

    @Test
    void a_set_that_is_in_error_before_it_can_be_locked_goes_on_and_is_taken_anew_too() {
        var other = new World();
        Snapshotting.begin(other);
        other.snapshots.failNextSet(WHY);

        var taken = (Evidence) Snapshotting.in(other)
                .take(Assignment.of(INCIDENT, TARGET))
                .messages()
                .get(0);
        var again = (Evidence)
                other.wait.on(counting(taken), OWNER, taken, StageName.SHARE).orElseThrow();

        assertThat(taken.find(Link.SnapshotLocked.class)).isEmpty();
        assertThat(taken.next()).isEqualTo(StageName.SHARE);
        assertThat(again.chain().all(Link.SnapshotTaken.class)).hasSize(2);
    }

    @Test
    void the_link_of_the_new_one_says_what_ec2_said_of_the_counting() {
        var again = (Evidence) step(root);

        assertThat(again.chain().last().waited().reason())
                .contains(counting(root).value())
                .contains(WHY);
    }

    @Test
    void the_new_one_is_locked_and_then_waited_for_until_it_is_whole() {
        var locked = write(step(write(step(root))));
        var waits = step(locked);
        world.snapshots.becomes(counting(locked), State.COMPLETED, "");
        var whole = (Evidence) step(locked);

        assertThat(locked.chain().last().link())
                .isInstanceOfSatisfying(Link.SnapshotLocked.class, lock -> assertThat(lock.snapshot())
                        .isEqualTo(counting(locked)));
        assertThat(world.snapshots.locks()).containsKey(counting(locked));
        assertThat(waits).isInstanceOf(NotYet.class);
        assertThat(whole.link(Link.SnapshotCompleted.class).snapshot()).isEqualTo(counting(locked));
    }

    @Test
    void one_that_fails_again_is_lost_and_the_other_is_not() {
        var locked = write(step(write(step(root))));
        fail(locked);
        var other = write(step(write(step(data))));
        world.snapshots.becomes(counting(other), State.COMPLETED, "");

        assertThatThrownBy(() -> step(locked))
                .isInstanceOf(NotMade.class)
                .hasMessageContaining(counting(locked).value())
                .hasMessageContaining(WHY);
        assertThat(((Evidence) step(other)).find(Link.SnapshotCompleted.class)).isPresent();
    }

    @Test
    void a_person_who_resumes_it_gets_one_more() {
        var locked = write(step(write(step(root))));
        fail(locked);
        var stopped = write(locked.with(
                new Link.CollectionStopped(world.clock.instant(), StageName.SHARE, "NOT_MADE", WHY, "mend the key")));
        var resumed = write(
                stopped.with(new Link.CollectionResumed(world.clock.instant(), StageName.SHARE, "alice", "mended")));

        var again = (Evidence) step(resumed);

        assertThat(again.chain().all(Link.SnapshotTaken.class)).hasSize(3);
    }

    @Test
    void one_whose_answer_was_lost_is_found_by_its_tags() {
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(() -> step(root)).isInstanceOf(Crash.class);

        var found = (Evidence) step(root);

        assertThat(takes()).isEqualTo(1);
        assertThat(found.link(Link.SnapshotTaken.class).act().operation()).startsWith("found");
    }

    @Test
    void one_that_may_still_show_is_waited_for_and_not_made_twice() {
        world.snapshots.showsAfter(Duration.ofSeconds(20));
        world.snapshots.loseNextAnswer();
        assertThatThrownBy(() -> step(root)).isInstanceOf(Crash.class);

        var soon = step(root);
        world.clock.pass(Duration.ofSeconds(30));
        var later = step(root);

        assertThat(soon).isInstanceOf(NotYet.class);
        assertThat(later).isInstanceOf(Evidence.class);
        assertThat(takes()).isEqualTo(1);
    }

    @Test
    void one_that_somebody_else_tagged_like_ours_is_doubted() {
        var place = WorkKeys.intent(root.subject(), StageName.SNAPSHOT, 2);
        var nonce = world.unanswered(place).nonce();
        world.snapshots.put(
                new Snapshot(
                        new SnapshotId("snap-0d0000000000001b1"),
                        MONITORED,
                        ROOT.id().value(),
                        ROOT.gib(),
                        State.COMPLETED,
                        "",
                        world.clock.instant(),
                        "impound %s nonce guessed".formatted(INCIDENT),
                        ""),
                Tags.of(root, StageName.SNAPSHOT, nonce));

        assertThatThrownBy(() -> step(root)).isInstanceOf(CustodyDoubt.class).hasMessageContaining("another nonce");
    }

    @Test
    void a_volume_that_is_gone_by_then_is_said_to_be_gone() {
        world.snapshots.refuse(ROOT.id(), Ec2Answers.refusal("InvalidVolume.NotFound", "The volume does not exist."));

        assertThatThrownBy(() -> step(root))
                .isInstanceOfSatisfying(
                        NothingToTake.class, gone -> assertThat(gone.reason()).isEqualTo("VOLUME_GONE"))
                .hasMessageContaining(ROOT.id().value());
    }

    private void fail(Evidence evidence) {
        world.snapshots.becomes(counting(evidence), State.ERROR, WHY);
    }

    private Outcome step(Evidence evidence) {
        return world.wait
                .on(counting(evidence), OWNER, evidence, StageName.SHARE)
                .orElseThrow();
    }

    private Evidence write(Outcome outcome) {
        return (Evidence) world.custody.write(outcome);
    }

    /** The snapshot that counts. */
    private static SnapshotId counting(Evidence evidence) {
        return evidence.link(Link.SnapshotTaken.class).snapshot();
    }

    private long takes() {
        return world.snapshots.calls().stream()
                .filter(("take " + ROOT.id())::equals)
                .count();
    }
}
