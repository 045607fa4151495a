package impound.processors.replay;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure;
import impound.processors.evidence.CollectionFailure.Cancelled;
import impound.processors.evidence.CollectionFailure.CustodyDoubt;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stopped before there was a snapshot goes on as a target: only so are the volumes of one instant. */
class ReplayAtSnapshotTest extends ForReplay {
    private static final StageName SNAPSHOT = StageName.SNAPSHOT;
    private static final CollectionFailure DOUBT = new CustodyDoubt("the set is not ours");

    @Test
    void a_target_whose_volumes_all_stopped_is_sent_once_with_each_volume_resumed() {
        knowVolumes();
        park(DOUBT);

        var done = run(Selection.everything());

        assertThat(done).singleElement().isInstanceOf(Plan.TargetGoesOn.class);
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, SNAPSHOT);
        assertThat(Wire.readAssignment(outbox.all().get(1).text()).hop()).isEqualTo(2);
        assertThat(List.of(evidence(ROOT), evidence(DATA)))
                .allSatisfy(evidence -> assertThat(evidence.next()).isEqualTo(SNAPSHOT));
    }

    @Test
    void the_volumes_of_a_parked_target_are_not_listed_beside_it() {
        knowVolumes();
        park(DOUBT);

        parking.list(evidence(ROOT));

        assertThat(shelf.at(SNAPSHOT)).hasSize(1);
    }

    @Test
    void a_volume_that_stopped_alone_is_listed_and_goes_on_alone() {
        knowVolumes();
        stop(DATA);
        parking.list(evidence(DATA));

        var done = run(Selection.everything());

        assertThat(done).singleElement().extracting(Plan::words).asString().contains(DATA.id() + " (");
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, SNAPSHOT);
        assertThat(evidence(DATA).next()).isEqualTo(SNAPSHOT);
        assertThat(shelf.at(SNAPSHOT)).isEmpty();
    }

    @Test
    void a_volume_that_was_resumed_meanwhile_is_not_listed_by_a_late_message() {
        knowVolumes();
        stop(DATA);
        var late = evidence(DATA);
        world.custody.write(late.with(new Link.CollectionResumed(Life.AT, SNAPSHOT, "alice", "granted")));

        parking.list(late);

        assertThat(shelf.at(SNAPSHOT)).isEmpty();
    }

    @Test
    void a_volume_that_somebody_has_aborted_is_not_listed_and_goes_on_only_by_its_incident() {
        knowVolumes();
        world.custody.write(evidence(DATA)
                .with(new Link.CollectionStopped(Life.AT, SNAPSHOT, Cancelled.REASON, "aborted by alice", "")));

        parking.list(evidence(DATA));
        var all = run(Selection.everything());
        var named = run(new Selection(Set.of(INCIDENT.value()), Set.of(DATA.id().value())));

        assertThat(all).isEmpty();
        assertThat(named).singleElement().isInstanceOf(Plan.TargetGoesOn.class);
    }

    @Test
    void by_its_incident_a_target_goes_on_although_the_work_bucket_has_forgotten_it() {
        knowVolumes();
        park(DOUBT);
        shelf.at(SNAPSHOT).forEach(shelf::clear);

        var done = run(new Selection(Set.of(INCIDENT.value()), Set.of()));

        assertThat(done).singleElement().isInstanceOf(Plan.TargetGoesOn.class);
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, SNAPSHOT);
    }

    @Test
    void a_volume_that_is_named_goes_on_without_the_others_of_its_instance() {
        knowVolumes();
        park(DOUBT);

        run(new Selection(Set.of(INCIDENT.value()), Set.of(DATA.id().value())));

        assertThat(evidence(DATA).stopped()).isEmpty();
        assertThat(evidence(ROOT).stopped()).isPresent();
    }

    @Test
    void one_whose_snapshot_was_taken_and_could_not_be_locked_goes_to_its_first_stage() {
        knowVolumes();
        world.onRecord(Life.add(start(ROOT), Life.links(ROOT).get(0)));
        world.onRecord(Life.add(start(DATA), Life.links(DATA).get(0)));
        park(DOUBT);

        run(Selection.everything());

        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, StageName.SHARE, StageName.SHARE);
    }

    @Test
    void a_target_whose_volumes_are_not_known_goes_on_and_may_stop_again() {
        park(new NothingToTake("INSTANCE_NOT_FOUND", "not found"));

        run(Selection.everything());

        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, SNAPSHOT);
        assertThat(TargetStopped.isStopped(world.custody.read(REGION, INCIDENT, TARGET.id())))
                .isFalse();
    }

    @Test
    void a_target_whose_message_could_not_be_sent_is_sent_by_its_incident_where_nothing_is_parked_any_more() {
        var byIncident = new Selection(Set.of(INCIDENT.value()), Set.of());
        park(new NothingToTake("INSTANCE_NOT_FOUND", "not found"));
        shelf.at(SNAPSHOT).forEach(shelf::clear);
        outbox.refuseOnce();
        assertThatThrownBy(() -> run(byIncident)).isInstanceOf(Crash.class);

        var again = run(byIncident);

        assertThat(again).singleElement().isInstanceOf(Plan.TargetGoesOn.class);
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, SNAPSHOT);
    }

    @Test
    void a_target_that_is_on_its_way_is_left_alone() {
        knowVolumes();
        park(DOUBT);
        var parked = shelf.at(SNAPSHOT).get(0);
        run(Selection.everything());
        world.custody.write(evidence(ROOT).with(Life.links(ROOT).get(0)));
        world.custody.write(evidence(DATA).with(Life.links(DATA).get(0)));

        var plan = replay.run(parked, CAUSE);

        assertThat(plan).isInstanceOf(Plan.LeftAlone.class);
        assertThat(outbox.all()).hasSize(2);
    }

    private void knowVolumes() {
        world.keep(OpenIncidents.instance("running", ROOT, DATA));
    }

    /** The target failed for good, and everything was done that the route does then. */
    private void park(CollectionFailure failure) {
        fail(SNAPSHOT, Wire.write(Assignment.of(INCIDENT, TARGET)), "m-1", failure);
    }

    private void stop(SourceVolume volume) {
        var why = new Link.CollectionStopped(Life.AT, SNAPSHOT, "OperationNotPermitted", "no", "grant it");
        world.custody.write(evidence(volume).with(why));
    }

    private List<Plan> run(Selection selection) {
        return run(SNAPSHOT, selection);
    }

    private static Evidence start(SourceVolume volume) {
        return Evidence.of(INCIDENT, TARGET, volume);
    }

    private Evidence evidence(SourceVolume volume) {
        return world.custody.current(start(volume));
    }
}
