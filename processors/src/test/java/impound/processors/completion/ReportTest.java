package impound.processors.completion;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.Digest;
import impound.processors.Wire;
import impound.processors.completion.Closing.State;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.gateway.InstanceStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void the_report_says_what_was_taken_and_what_was_not_and_why() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.COMPLETED, ROOT);
        scene.stopped(StageName.LAUNCH, DATA);

        var report = report(scene);

        assertThat(report.format()).isEqualTo("impound-report/1");
        assertThat(report.state()).isEqualTo(State.PARTIAL);
        assertThat(report.incident()).isEqualTo(OpenIncidents.of(TARGET));
        assertThat(report.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.volume()).isEqualTo(ROOT);
            assertThat(taken.snapshot()).isEqualTo(SNAPSHOT.value());
            assertThat(taken.image()).isEqualTo("s3://evidence/" + Life.IMAGE);
            assertThat(taken.digests()).containsEntry(Digest.SHA256, Life.SHA256);
            assertThat(taken.received()).isEqualTo(Life.COPY.value());
            assertThat(taken.timeline()).hasSize(13);
        });
        assertThat(report.notTaken()).singleElement().satisfies(missing -> {
            assertThat(missing.id()).isEqualTo(DATA.id().value());
            assertThat(missing.result()).isEqualTo("NOT_MADE");
            assertThat(missing.why()).isEqualTo("it could not be made");
            assertThat(missing.timeline()).hasSize(7);
        });
    }

    @Test
    void what_could_not_be_removed_and_what_a_replay_needs_is_named() {
        var scene = Scene.withTwoVolumes();
        var root = scene.at(StageName.COMPLETED, ROOT);
        scene.further(root, new Link.LeftBehind(Life.AT, COLLECTOR.value(), "REFUSED", "not authorized"));
        scene.stopped(StageName.LAUNCH, DATA);

        assertThat(report(scene).remaining())
                .containsExactly(
                        new Remaining(ROOT.id().value(), COLLECTOR.value(), "REFUSED: not authorized"),
                        new Remaining(DATA.id().value(), "share of " + SNAPSHOT, "kept for a replay"));
    }

    @Test
    void what_was_left_behind_and_has_gone_since_remains_no_more() {
        var scene = Scene.withVolumes(ROOT);
        var left = scene.further(
                scene.at(StageName.COMPLETED, ROOT),
                new Link.LeftBehind(Life.AT, COLLECTOR.value(), "REFUSED", "not authorized"));
        scene.further(left, new Link.CollectorTerminated(Life.AT, Life.ACT, COLLECTOR));

        assertThat(report(scene).remaining()).isEmpty();
    }

    @Test
    void the_timeline_has_each_link_by_its_kind_and_moment() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.COMPLETED, ROOT);

        var timeline = report(scene).taken().get(0).timeline();

        assertThat(timeline.get(0)).isEqualTo(new Report.Event(1, "SnapshotTaken", Life.AT, 0));
        assertThat(timeline).extracting(Report.Event::number).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_target_that_failed_is_among_what_was_not_taken() {
        var scene = Scene.opened(TARGET);
        scene.stopped(TARGET);

        assertThat(report(scene).notTaken()).extracting(Report.NotTaken::id).containsExactly(TARGET.id());
    }

    @Test
    void disks_that_no_snapshot_shows_are_among_what_was_not_taken() {
        var scene = Scene.opened(TARGET);
        var disks = InstanceStore.none().and(TARGET.id(), 1, 75, "ssd");
        scene.world.keep(OpenIncidents.instance("running", disks, List.of(), ROOT));
        scene.at(StageName.COMPLETED, ROOT);

        assertThat(report(scene).notTaken()).singleElement().satisfies(disk -> {
            assertThat(disk.id()).isEqualTo(TARGET.id() + "/instance-store-0");
            assertThat(disk.result()).isEqualTo("NOT_CAPTURABLE");
            assertThat(disk.why()).startsWith("INSTANCE_STORE");
        });
    }

    @Test
    void the_report_tells_how_to_verify_without_us() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.COMPLETED, ROOT);

        assertThat(report(scene).howToVerify()).contains("sha256sum -c").contains("openssl dgst -sha256 -verify");
    }

    private static Report report(Scene scene) {
        var number = scene.close().number();
        return Wire.read(
                scene.world
                        .bucket
                        .read(REGION, EvidenceKeys.report(INCIDENT, number))
                        .orElseThrow(),
                Report.class);
    }
}
