package impound.processors.stage;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static impound.processors.fakes.OpenIncidents.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.audit.AuditRecords.SurplusSnapshot;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target;
import impound.processors.failure.StopCollection;
import impound.processors.fakes.FakeInstances;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import impound.processors.id.VolumeId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two suspected instances have one volume attached (Multi-Attach): it is one disk with one chain. */
class SharedVolumeTest {
    private static final SourceVolume OTHER_ROOT = new SourceVolume(
            new VolumeId("vol-0a0000000000001c1"), SECOND.instance().value(), "/dev/xvda", 16, "gp3", "");
    private static final SourceVolume SHARED =
            new SourceVolume(DATA.id(), SECOND.instance().value(), "/dev/sdg", DATA.gib(), DATA.type(), "");

    private final World world = new World();
    private final TakeSnapshots takeSnapshots = Snapshotting.in(world);

    @BeforeEach
    void the_data_volume_of_the_first_instance_is_the_seconds_too() {
        Snapshotting.begin(world);
        world.instances.put(OpenIncidents.second(OTHER_ROOT, SHARED));
    }

    @Test
    void the_second_instance_leaves_it_out_of_its_set_and_sends_it_nowhere() {
        take(TARGET);
        world.snapshots.attached(OTHER_ROOT, SHARED);

        var second = take(SECOND);

        assertThat(world.snapshots.calls()).contains("takeAll %s without [%s]".formatted(SECOND.instance(), DATA.id()));
        assertThat(second).extracting(Evidence::volume).containsExactly(OTHER_ROOT);
        assertThat(links(DATA.id())).hasSize(2);
    }

    @Test
    void a_set_without_it_does_not_show_the_second_instance_at_one_instant() {
        take(TARGET);
        world.snapshots.attached(OTHER_ROOT, SHARED);

        var second = take(SECOND);

        assertThat(second.get(0).link(Link.SnapshotTaken.class).oneInstant()).isFalse();
    }

    @Test
    void of_an_instance_that_has_only_that_one_there_is_nothing_left_to_take_or_to_say() {
        take(TARGET);
        world.instances.put(OpenIncidents.second(SHARED));

        assertThat(take(SECOND)).isEmpty();
        assertThat(world.snapshots.calls()).noneMatch(call -> call.startsWith("takeAll " + SECOND.instance()));
    }

    @Test
    void a_race_of_the_two_leaves_one_link_and_the_surplus_snapshot_is_named() {
        world.snapshots.attached(OTHER_ROOT, SHARED);
        world.snapshots.duringSet(() -> {
            world.snapshots.attached(ROOT, DATA);
            take(TARGET);
            world.snapshots.attached(OTHER_ROOT, SHARED);
        });

        var loser = take(SECOND);

        var counting = (Link.SnapshotTaken) links(DATA.id()).get(0);
        assertThat(counting.target()).isEqualTo(TARGET);
        assertThat(links(DATA.id())).hasSize(2);
        assertThat(loser).extracting(Evidence::volume).containsExactly(OTHER_ROOT);
        assertThat(world.audit.all(SurplusSnapshot.class)).singleElement().satisfies(surplus -> {
            assertThat(surplus.volume()).isEqualTo(DATA.id().value());
            assertThat(surplus.snapshot()).isNotEqualTo(counting.snapshot().value());
        });
        assertThat(world.snapshots.locks()).hasSize(3).containsKey(counting.snapshot());
    }

    @Test
    void a_second_delivery_of_the_second_instance_changes_nothing() {
        take(TARGET);
        world.snapshots.attached(OTHER_ROOT, SHARED);
        var first = take(SECOND);
        var calls = world.snapshots.calls();

        assertThat(take(SECOND)).isEqualTo(first);
        assertThat(world.snapshots.calls()).isEqualTo(calls);
    }

    @Test
    void a_failure_of_the_second_instance_does_not_stop_the_volume_that_the_first_has_taken() {
        take(TARGET);
        world.incidents.keep(INCIDENT, SECOND, FakeInstances.described(OpenIncidents.second(OTHER_ROOT, SHARED)));
        var stops = new StopCollection(world.custody, world.hops, world.incidents, world.patience, world.clock);

        var onward = stops.stop(
                        StageName.SNAPSHOT, Wire.write(Assignment.of(INCIDENT, SECOND)), new DeadlinePassed("late"))
                .get(0)
                .messages();

        assertThat(onward).singleElement().isInstanceOfSatisfying(Evidence.class, evidence -> assertThat(
                        evidence.volume())
                .isEqualTo(OTHER_ROOT));
        assertThat(links(DATA.id())).noneMatch(Link.CollectionStopped.class::isInstance);
    }

    private List<Evidence> take(Target target) {
        return takeSnapshots.take(Assignment.of(INCIDENT, target)).messages().stream()
                .map(Evidence.class::cast)
                .toList();
    }

    private List<Link> links(VolumeId volume) {
        return world.custody.read(REGION, INCIDENT, volume.value()).facts().toList();
    }
}
