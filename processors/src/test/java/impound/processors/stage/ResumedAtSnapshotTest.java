package impound.processors.stage;

import static impound.processors.fakes.FakeAnswers.ec2;
import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Volumes that stopped before they had a snapshot, and that a person has resumed. */
class ResumedAtSnapshotTest {
    private final World world = new World();
    private final TakeSnapshots takeSnapshots = Snapshotting.in(world);

    @BeforeEach
    void both_volumes_of_an_instance_stopped_before_anything_was_taken() {
        Snapshotting.begin(world);
        world.keep(OpenIncidents.instance("running", ROOT, DATA));
        stop(ROOT);
        stop(DATA);
    }

    @Test
    void where_all_were_resumed_they_are_taken_at_one_instant_again() {
        resume(ROOT);
        resume(DATA);

        var taken = take();

        assertThat(world.snapshots.calls()).startsWith("takeAll " + INSTANCE).doesNotContain("take " + ROOT.id());
        assertThat(taken).hasSize(2).allSatisfy(evidence -> {
            assertThat(evidence.link(Link.SnapshotTaken.class).oneInstant()).isTrue();
            assertThat(evidence.next()).isEqualTo(StageName.SHARE);
        });
    }

    @Test
    void where_one_was_resumed_it_is_taken_alone_and_the_other_stays_stopped() {
        resume(DATA);

        var taken = take();

        assertThat(world.snapshots.calls()).startsWith("take " + DATA.id());
        assertThat(taken).extracting(Evidence::next).containsExactly(StageName.COMPLETED, StageName.SHARE);
    }

    @Test
    void one_that_is_resumed_after_the_other_was_taken_costs_no_second_snapshot_of_that() {
        resume(ROOT);
        take();
        resume(DATA);

        take();

        assertThat(world.snapshots.ids()).hasSize(2);
    }

    @Test
    void it_is_sent_on_with_a_hop_that_is_newer_than_that_of_its_end() {
        resume(ROOT);
        resume(DATA);

        assertThat(take()).extracting(Evidence::hop).containsOnly(1);
    }

    @Test
    void a_refusal_stops_it_again_by_another_link() {
        resume(DATA);
        world.snapshots.refuse(DATA.id(), ec2("UnauthorizedOperation", 403));

        var stopped = take().get(1);

        assertThat(stopped.stopped()).isPresent();
        assertThat(stopped.chain().all(Link.CollectionStopped.class)).hasSize(2);
    }

    @Test
    void one_that_was_resized_goes_on_at_its_new_size_since_a_person_has_looked_at_it() {
        world.snapshots.attached(ROOT, DATA.resized(DATA.gib() + 1));
        resume(DATA);

        var taken = take().get(1);
        var again = take().get(1);

        assertThat(taken.next()).isEqualTo(StageName.SHARE);
        assertThat(taken.volume().gib()).isEqualTo(DATA.gib() + 1);
        assertThat(again).isEqualTo(taken);
    }

    @Test
    void all_of_a_set_may_have_been_resized_too() {
        world.snapshots.attached(ROOT, DATA.resized(DATA.gib() + 1));
        resume(ROOT);
        resume(DATA);

        assertThat(take()).extracting(evidence -> evidence.volume().gib()).containsExactly(ROOT.gib(), DATA.gib() + 1);
    }

    private void stop(SourceVolume volume) {
        write(volume, new Link.CollectionStopped(world.clock.instant(), StageName.SNAPSHOT, "A", "no", "grant it"));
    }

    private void resume(SourceVolume volume) {
        write(volume, new Link.CollectionResumed(world.clock.instant(), StageName.SNAPSHOT, "alice", "granted"));
    }

    private void write(SourceVolume volume, Link link) {
        var known = world.custody.current(Evidence.of(INCIDENT, TARGET, volume));
        world.custody.write(known.with(link));
    }

    private List<Evidence> take() {
        return takeSnapshots.take(Assignment.of(INCIDENT, TARGET)).messages().stream()
                .filter(Evidence.class::isInstance)
                .map(Evidence.class::cast)
                .toList();
    }
}
