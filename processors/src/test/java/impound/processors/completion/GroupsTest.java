package impound.processors.completion;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.ArticleRecords.CompletedCapture;
import impound.processors.evidence.Link.LeftBehind;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {
    @Test
    void a_group_is_seeded_with_what_the_chains_say_of_all_volumes() {
        var scene = Scene.withTwoVolumes();
        scene.retired(ROOT);
        scene.at(StageName.RECEIVE, DATA);

        var imaged = scene.groups.seeded(REGION, INCIDENT, Milestone.IMAGED);
        var closing = scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING);

        assertThat(imaged.isComplete()).isTrue();
        assertThat(closing.expected())
                .containsExactly(ROOT.id().value(), DATA.id().value());
        assertThat(closing.reached()).containsExactly(ROOT.id().value());
    }

    @Test
    void a_volume_of_which_nothing_is_on_record_is_expected_and_has_reached_nothing() {
        var scene = Scene.withTwoVolumes();

        var group = scene.groups.seeded(REGION, INCIDENT, Milestone.IMAGED);

        assertThat(group.known()).isTrue();
        assertThat(group.expected()).hasSize(2);
        assertThat(group.reached()).isEmpty();
    }

    @Test
    void while_a_target_has_not_said_which_volumes_it_has_nothing_is_complete() {
        var scene = Scene.opened(TARGET);

        assertThat(scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING).isComplete())
                .isFalse();
    }

    @Test
    void while_an_instance_without_volumes_has_not_stopped_for_that_nothing_is_complete() {
        var scene = Scene.withVolumes();

        var before = scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING);
        scene.stopped(TARGET);
        var after = scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING);

        assertThat(before.isComplete()).isFalse();
        assertThat(after.isComplete()).isTrue();
    }

    @Test
    void a_final_failure_counts_in_both_milestones() {
        var scene = Scene.withTwoVolumes();
        scene.stopped(StageName.RESTORE, ROOT);
        scene.stopped(StageName.SHARE, DATA);

        assertThat(scene.groups.seeded(REGION, INCIDENT, Milestone.IMAGED).isComplete())
                .isTrue();
        assertThat(scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING).isComplete())
                .isTrue();
    }

    @Test
    void a_target_that_failed_before_its_volumes_were_known_is_expected_and_there() {
        var scene = Scene.opened(TARGET, OpenIncidents.SECOND);
        scene.stopped(TARGET);

        var group = scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING);

        assertThat(group.reached()).containsExactly(INSTANCE.value());
        assertThat(group.isComplete()).isFalse();
    }

    @Test
    void a_verified_image_tells_of_one_milestone_and_the_end_of_both() {
        var scene = Scene.withTwoVolumes();
        var verified = scene.at(StageName.RECEIVE, ROOT);
        var ended = scene.retired(DATA);

        assertThat(scene.groups.reached(verified)).extracting(Group::milestone).containsExactly(Milestone.IMAGED);
        assertThat(scene.groups.reached(ended))
                .extracting(Group::milestone)
                .containsExactly(Milestone.IMAGED, Milestone.CLOSING);
    }

    @Test
    void a_volume_whose_way_ends_has_its_article_record_written() {
        var scene = Scene.withTwoVolumes();

        scene.groups.reached(scene.at(StageName.RECEIVE, DATA));
        scene.groups.reached(scene.retired(ROOT));

        assertThat(scene.world.audit.all(CompletedCapture.class))
                .singleElement()
                .satisfies(record -> assertThat(record.snapshot().sourceVolumeId())
                        .isEqualTo(ROOT.id().value()));
    }

    @Test
    void a_volume_of_whose_work_something_is_left_is_not_closed_yet() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.COMPLETED, ROOT);

        assertThat(scene.groups.seeded(REGION, INCIDENT, Milestone.IMAGED).isComplete())
                .isTrue();
        assertThat(scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING).isComplete())
                .isFalse();
    }

    @Test
    void a_volume_that_stopped_is_not_closed_before_its_work_is_removed() {
        var scene = Scene.withVolumes(ROOT);
        scene.stopped(StageName.VERIFY, ROOT);

        assertThat(scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING).isComplete())
                .isFalse();
    }

    @Test
    void what_is_left_behind_on_record_is_waited_for_no_longer() {
        var scene = Scene.withVolumes(ROOT);
        var evidence = scene.at(StageName.COMPLETED, ROOT);
        for (var id : List.of(COLLECTOR.value(), RESTORED.value(), "share of " + SNAPSHOT)) {
            evidence = scene.further(evidence, new LeftBehind(Life.AT, id, "AccessDenied", "no"));
        }

        assertThat(scene.groups.seeded(REGION, INCIDENT, Milestone.CLOSING).isComplete())
                .isTrue();
    }

    @Test
    void a_volume_that_stopped_has_no_article_record() {
        var scene = Scene.withTwoVolumes();

        scene.groups.reached(scene.stopped(StageName.RESTORE, ROOT));

        assertThat(scene.world.audit.all(CompletedCapture.class)).isEmpty();
    }
}
