package impound.processors.completion;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.AuditRecords.IncidentClosed;
import impound.processors.completion.Closing.State;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import org.junit.jupiter.api.Test;

class ReachMilestoneTest {
    private static final String IMAGED = "Impound IMAGED: " + INCIDENT;
    private static final String COMPLETE = "Impound COMPLETE: " + INCIDENT;

    @Test
    void people_are_told_once_that_all_is_imaged() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.RECEIVE, ROOT);
        scene.at(StageName.RECEIVE, DATA);

        reach(scene, Milestone.IMAGED);
        reach(scene, Milestone.IMAGED);

        assertThat(scene.world.notices.subjects()).containsExactly(IMAGED);
        assertThat(scene.world.notices.texts().get(0))
                .contains(ROOT.id() + ": COLLECTED")
                .contains(DATA.id() + ": COLLECTED");
        assertThat(scene.has(EvidenceKeys.imaged(INCIDENT))).isTrue();
    }

    @Test
    void the_imaged_notice_names_what_failed_beside_what_can_be_examined() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.RECEIVE, ROOT);
        scene.stopped(StageName.RESTORE, DATA);

        reach(scene, Milestone.IMAGED);

        assertThat(scene.world.notices.texts().get(0)).contains(DATA.id() + ": NOT_MADE, it could not be made");
    }

    @Test
    void where_no_image_was_made_nobody_is_told_that_all_is_imaged() {
        var scene = Scene.withTwoVolumes();
        scene.stopped(StageName.RESTORE, ROOT);
        scene.stopped(StageName.RESTORE, DATA);

        reach(scene, Milestone.IMAGED);

        assertThat(scene.world.notices.subjects()).isEmpty();
    }

    @Test
    void where_sns_is_out_of_order_all_is_not_marked_as_told_and_told_later() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.RECEIVE, ROOT);
        scene.world.notices.refuse();
        reach(scene, Milestone.IMAGED);
        var isMarked = scene.has(EvidenceKeys.imaged(INCIDENT));
        scene.world.notices.recover();

        reach(scene, Milestone.IMAGED);

        assertThat(isMarked).isFalse();
        assertThat(scene.has(EvidenceKeys.imaged(INCIDENT))).isTrue();
        assertThat(scene.world.notices.subjects()).containsExactly(IMAGED);
    }

    @Test
    void the_closing_milestone_closes_the_incident_and_tells_it_once() {
        var scene = Scene.withVolumes(ROOT);
        scene.retired(ROOT);

        reach(scene, Milestone.CLOSING);
        reach(scene, Milestone.CLOSING);

        assertThat(scene.stored(1).state()).isEqualTo(State.COMPLETE);
        assertThat(scene.world.notices.subjects()).containsExactly(COMPLETE);
    }

    @Test
    void a_group_that_has_not_heard_that_a_stopped_volume_was_resumed_ends_nothing() {
        var scene = Scene.withTwoVolumes();
        scene.retired(ROOT);
        var stopped = scene.stopped(StageName.SHARE, DATA);
        var group = scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING);
        scene.further(stopped, new CollectionResumed(Life.AT, StageName.SHARE, "alice", "mended"));

        scene.milestones.reach(group);

        assertThat(group.isComplete()).isTrue();
        assertThat(scene.has(EvidenceKeys.closing(INCIDENT, 1))).isFalse();
    }

    @Test
    void a_topic_that_refuses_keeps_no_incident_from_being_closed_with_everything_that_belongs_to_it() {
        var scene = Scene.withVolumes(ROOT);
        scene.retired(ROOT);
        scene.world.notices.refuse();

        reach(scene, Milestone.CLOSING);

        assertThat(scene.has(EvidenceKeys.signature(INCIDENT, 1))).isTrue();
        assertThat(scene.has(EvidenceKeys.report(INCIDENT, 1))).isTrue();
        assertThat(scene.world.audit.all(IncidentClosed.class)).hasSize(1);
    }

    private static void reach(Scene scene, Milestone milestone) {
        scene.milestones.reach(scene.groups.seeded(REGION, INCIDENT, milestone));
    }
}
