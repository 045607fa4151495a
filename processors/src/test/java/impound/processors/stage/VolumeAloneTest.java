package impound.processors.stage;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.completion.Collected;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Onward;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.Target.VolumeTarget;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import impound.processors.gateway.Instances.SourceAlone;
import impound.processors.id.VolumeId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person asks for one volume, which nobody has attached. */
class VolumeAloneTest {
    private static final VolumeId VOLUME = new VolumeId("vol-0a0000000000001d1");
    private static final SourceVolume DETACHED = new SourceVolume(VOLUME, "", "", 20, "gp3", "");
    private static final VolumeTarget TARGET = new VolumeTarget(MONITORED, REGION, VOLUME);

    private final World world = new World();
    private final TakeSnapshots takeSnapshots = Snapshotting.in(world);
    private final Assignment assignment = Assignment.of(INCIDENT, TARGET);

    @BeforeEach
    void an_incident_is_open_for_a_detached_volume() {
        world.open(OpenIncidents.of(TARGET));
        world.snapshots.attached(DETACHED);
        world.instances.put(new SourceAlone(DETACHED, "available", ZONE, Life.AT));
    }

    @Test
    void its_snapshot_is_taken_alone_and_locked() {
        var taken = (Evidence) take().get(0);

        assertThat(taken.volume()).isEqualTo(DETACHED);
        assertThat(taken.target()).isEqualTo(TARGET);
        assertThat(taken.chain().facts())
                .hasExactlyElementsOfTypes(Link.SnapshotTaken.class, Link.SnapshotLocked.class);
        assertThat(world.snapshots.calls()).noneMatch(call -> call.startsWith("takeAll"));
    }

    @Test
    void a_second_delivery_takes_no_second_snapshot() {
        take();
        take();

        assertThat(world.snapshots.ids()).hasSize(1);
    }

    @Test
    void what_ec2_said_of_it_is_kept_before_anything_is_done() {
        take();

        assertThat(EvidenceKeys.source(INCIDENT, TARGET)).isEqualTo(INCIDENT + "/volumes/" + VOLUME + ".json");
        assertThat(world.incidents.source(INCIDENT, TARGET))
                .contains(new SourceAlone(DETACHED, "available", ZONE, Life.AT));
    }

    @Test
    void of_one_that_ec2_does_not_know_there_is_nothing_to_take() {
        var unknown = new VolumeTarget(MONITORED, REGION, new VolumeId("vol-0a0000000000001e1"));

        assertThatThrownBy(() -> takeSnapshots.take(Assignment.of(INCIDENT, unknown)))
                .isInstanceOfSatisfying(NothingToTake.class, nothing -> assertThat(nothing.reason())
                        .isEqualTo("VOLUME_NOT_FOUND"))
                .hasMessageContaining("EC2 does not know vol-0a0000000000001e1 in account 111122223333, us-east-1");
    }

    @Test
    void what_stopped_before_it_was_looked_at_is_no_link_of_its_own_chain() {
        var why = new Link.CollectionStopped(Life.AT, StageName.SNAPSHOT, "ACCESS_DENIED", "no", "mend it");
        world.custody.write(TargetStopped.of(assignment, Chain.empty(), why));

        take();

        assertThat(world.custody.read(REGION, INCIDENT, TARGET.id()).links()).hasSize(1);
        assertThat(world.custody.read(REGION, INCIDENT, VOLUME.value()).links()).hasSize(2);
    }

    @Test
    void the_incident_knows_its_only_volume_once_ec2_was_asked() {
        var incident = world.incidents.read(REGION, INCIDENT);
        var before = Collected.read(incident, world.incidents, world.custody);

        take();

        var after = Collected.read(incident, world.incidents, world.custody);
        assertThat(before.known()).isFalse();
        assertThat(after.known()).isTrue();
        assertThat(after.volumes())
                .extracting(evidence -> evidence.volume().id())
                .containsExactly(VOLUME);
    }

    @Test
    void people_hear_that_it_is_locked_and_then_that_it_may_be_deleted() {
        var taken = (Evidence) take().get(0);
        var snapshot = taken.link(Link.SnapshotTaken.class).snapshot();
        var whole = (Evidence)
                world.custody.write(taken.with(new Link.SnapshotCompleted(Life.AT.plusSeconds(60), snapshot, 20, "")));

        world.tellOfInstance().mayTerminate(INCIDENT, TARGET, List.of(whole));

        assertThat(world.notices.subjects())
                .containsExactly(
                        "Impound: vol-0a0000000000001d1 is snapshotted and locked, do not delete it",
                        "Impound: vol-0a0000000000001d1 may be deleted now");
        assertThat(world.notices.texts()).allSatisfy(text -> assertThat(text)
                .contains("Volume: vol-0a0000000000001d1", "(not attached, 20 GiB)")
                .doesNotContain("Instance"));
    }

    @Test
    void where_there_is_no_whole_snapshot_people_hear_not_to_delete_it() {
        take();
        var current = world.custody.current(Evidence.of(INCIDENT, TARGET, DETACHED));
        var why = new Link.CollectionStopped(Life.AT, StageName.SHARE, "NOT_MADE", "it failed", "mend its key");
        var stopped = (Evidence) world.custody.write(current.with(why));

        world.tellOfInstance().mayTerminate(INCIDENT, TARGET, List.of(stopped));

        assertThat(world.notices.subjects())
                .contains("Impound: do NOT delete vol-0a0000000000001d1, it is not preserved");
    }

    private List<? extends Onward> take() {
        return takeSnapshots.take(Assignment.of(INCIDENT, TARGET)).messages();
    }
}
