package impound.processors.completion;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.collector.record.Digest;
import impound.processors.completion.Closing.State;
import impound.processors.completion.Closing.Volume;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.FakeInstances;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.gateway.InstanceStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultsTest {
    @Test
    void every_volume_imaged_and_received_is_complete() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.COMPLETED, ROOT);
        scene.at(StageName.COMPLETED, DATA);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.COMPLETE);
        assertThat(closed.volumes()).extracting(Volume::result).containsOnly("COLLECTED");
        assertThat(closed.volumes()).extracting(Volume::why).containsOnly("");
    }

    @Test
    void a_volume_that_stopped_makes_it_partial_and_says_why() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.COMPLETED, ROOT);
        scene.stopped(StageName.RESTORE, DATA);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes().get(1).result()).isEqualTo("NOT_MADE");
        assertThat(closed.volumes().get(1).why()).isEqualTo("it could not be made");
        assertThat(closed.volumes().get(1).image()).isEmpty();
    }

    @Test
    void images_without_their_kept_copies_are_partial() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.RECEIVE, ROOT);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes().get(0).why()).isEqualTo("still at receive");
    }

    @Test
    void a_volume_of_which_nothing_is_on_record_is_missing() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.COMPLETED, ROOT);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes().get(1).result()).isEqualTo("MISSING");
    }

    @Test
    void an_instance_that_the_event_named_and_nobody_may_touch_makes_it_partial_though_all_others_are_complete() {
        var scene = new Scene();
        scene.world.open(OpenIncidents.ofPart(TARGET));
        scene.world.keep(OpenIncidents.instance("running", ROOT));
        scene.at(StageName.COMPLETED, ROOT);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes())
                .extracting(Volume::id, Volume::result)
                .containsExactly(
                        tuple(ROOT.id().value(), "COLLECTED"), tuple("i-0a1b2c3d4e5f60009", "ACCOUNT_NOT_ENROLLED"));
    }

    @Test
    void without_any_image_it_has_failed() {
        var scene = Scene.withTwoVolumes();
        scene.stopped(StageName.RESTORE, ROOT);
        scene.stopped(StageName.IMAGE, DATA);

        assertThat(scene.close().state()).isEqualTo(State.FAILED);
    }

    @Test
    void where_only_what_was_aborted_is_missing_it_is_cancelled() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.COMPLETED, ROOT);
        scene.aborted(StageName.IMAGE, DATA);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.CANCELLED);
        assertThat(closed.volumes().get(1).result()).isEqualTo("CANCELLED");
        assertThat(closed.volumes().get(1).why()).contains("ann");
    }

    @Test
    void what_is_missing_for_another_reason_too_is_not_cancelled() {
        var scene = Scene.withTwoVolumes();
        scene.stopped(StageName.RECEIVE, ROOT);
        scene.aborted(StageName.IMAGE, DATA);

        assertThat(scene.close().state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void zero_volumes_are_never_complete() {
        var scene = Scene.withVolumes();

        assertThat(scene.close().state()).isEqualTo(State.FAILED);
    }

    @Test
    void a_target_without_volumes_is_named_with_its_reason() {
        var scene = Scene.opened(TARGET);
        scene.stopped(TARGET);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.FAILED);
        assertThat(closed.volumes()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(INSTANCE.value());
            assertThat(one.result()).isEqualTo("NOT_MADE");
            assertThat(one.links()).isEqualTo(1);
        });
    }

    @Test
    void an_incident_of_which_a_target_has_said_nothing_is_not_complete() {
        var scene = Scene.opened(TARGET, OpenIncidents.SECOND);
        scene.world.keep(OpenIncidents.instance("running", ROOT));
        scene.at(StageName.COMPLETED, ROOT);

        assertThat(scene.close().state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void an_image_with_bad_ranges_counts_and_is_named() {
        var scene = Scene.withVolumes(ROOT);
        var links = Life.links(ROOT);
        var evidence = scene.at(StageName.IMAGE, ROOT);
        var written = new Link.ImageWritten(
                Life.AT,
                "evidence",
                Life.IMAGE,
                "v1",
                ROOT.bytes(),
                new TreeMap<>(Map.of(Digest.SHA256, Life.SHA256)),
                "COLLECTED_WITH_ERRORS",
                "m",
                "s");
        evidence = scene.further(evidence, written);
        for (var link : links.subList(9, links.size())) {
            evidence = scene.further(evidence, link);
        }

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.COMPLETE);
        assertThat(closed.volumes().get(0).result()).isEqualTo("COLLECTED_WITH_ERRORS");
        assertThat(MilestoneNotices.closed(REGION, closed).text())
                .contains("COLLECTED_WITH_ERRORS", "listed in the manifest");
    }

    @Test
    void an_instance_store_makes_it_partial_and_each_of_its_disks_is_named() {
        var scene = Scene.opened(TARGET);
        var disks = InstanceStore.none().and(TARGET.id(), 2, 75, "ssd");
        scene.world.keep(OpenIncidents.instance("running", disks, List.of(), ROOT));
        scene.at(StageName.COMPLETED, ROOT);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes()).hasSize(3);
        assertThat(closed.volumes().subList(1, 3)).allSatisfy(disk -> {
            assertThat(disk.result()).isEqualTo("NOT_CAPTURABLE");
            assertThat(disk.why()).startsWith("INSTANCE_STORE: 75 GB, ssd");
            assertThat(disk.image()).isEmpty();
        });
        assertThat(closed.volumes().get(2).id()).isEqualTo(INSTANCE + "/instance-store-1");
    }

    @Test
    void where_nobody_knows_whether_there_is_an_instance_store_it_is_not_complete() {
        var scene = Scene.opened(TARGET);
        scene.world.keep(OpenIncidents.instance("running", InstanceStore.notKnown("not authorized"), List.of(), ROOT));
        scene.at(StageName.COMPLETED, ROOT);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.PARTIAL);
        assertThat(closed.volumes().get(1).result()).isEqualTo("NOT_KNOWN");
        assertThat(closed.volumes().get(1).why()).contains("t3.large").contains("not authorized");
    }

    @Test
    void a_volume_that_two_instances_have_attached_is_one_result_of_the_instance_that_took_it() {
        var scene = Scene.opened(OpenIncidents.SECOND, TARGET);
        scene.world.keep(OpenIncidents.instance("running", ROOT));
        scene.world.incidents.keep(
                Ids.INCIDENT, OpenIncidents.SECOND, FakeInstances.described(OpenIncidents.second(ROOT)));
        scene.at(StageName.COMPLETED, ROOT);

        var closed = scene.close();

        assertThat(closed.state()).isEqualTo(State.COMPLETE);
        assertThat(closed.volumes()).hasSize(1);
        assertThat(scene.groups.collected(Ids.REGION, Ids.INCIDENT).volumes())
                .extracting(Evidence::target)
                .containsExactly(TARGET);
    }

    @Test
    void a_broken_chain_of_such_a_volume_is_told_of_once() {
        var scene = Scene.opened(OpenIncidents.SECOND, TARGET);
        scene.world.keep(OpenIncidents.instance("running", ROOT));
        scene.world.incidents.keep(
                Ids.INCIDENT, OpenIncidents.SECOND, FakeInstances.described(OpenIncidents.second(ROOT)));
        scene.world.bucket.put(
                Ids.REGION, EvidenceKeys.link(Ids.INCIDENT, ROOT.id().value(), 1), new byte[] {'{', '}'});

        assertThat(scene.close().volumes()).hasSize(1);
    }
}
