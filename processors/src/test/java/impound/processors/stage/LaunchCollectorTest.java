package impound.processors.stage;

import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.collector.record.RecordJson;
import impound.collector.record.Task;
import impound.processors.Wire;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchCollectorTest {
    private final World world = new World();
    private final LaunchCollector launch =
            new LaunchCollector(world.aws(), world.settings, world.patience, world.clock);
    private final Evidence evidence = Life.upTo(StageName.LAUNCH);
    private final String key = WorkKeys.task(evidence);

    @Test
    void the_collector_is_pointed_at_its_task_by_the_hash_of_the_tasks_bytes() {
        var launched = (Evidence) launch.advance(evidence);

        var stored = world.records.read(REGION, key).orElseThrow().bytes();
        var order = world.collectors.orders().get(0);
        assertThat(order.task().key()).isEqualTo(key);
        assertThat(order.task().bucket()).isEqualTo("evidence-work");
        assertThat(order.task().sha256()).isEqualTo(Wire.sha256(stored));
        assertThat(launched.link(Link.CollectorLaunched.class).taskSha256()).isEqualTo(Wire.sha256(stored));
    }

    @Test
    void the_task_names_the_volume_its_size_and_the_image_that_it_is_to_become() {
        launch.advance(evidence);

        var task = RecordJson.read(world.records.read(REGION, key).orElseThrow().bytes(), Task.class);
        assertThat(task.restoredVolume()).isEqualTo(RESTORED.value());
        assertThat(task.size()).isEqualTo(ROOT.bytes());
        assertThat(task.imageKey()).isEqualTo(Life.IMAGE);
        assertThat(task.evidenceBucket()).isEqualTo("evidence");
        assertThat(task.recordPrefix()).isEqualTo(WorkKeys.collector(evidence));
        assertThat(task.digests()).isEqualTo(world.settings.digests());
        assertThat(task.partChecksum()).isEqualTo(world.settings.partChecksum());
    }

    @Test
    void the_collector_is_launched_in_the_zone_of_its_volume() {
        launch.advance(evidence);

        assertThat(world.collectors.orders().get(0).zone()).isEqualTo(ZONE);
    }

    @Test
    void asking_again_launches_no_second_collector() {
        launch.advance(evidence);
        launch.advance(evidence);

        assertThat(world.collectors.orders()).hasSize(2);
        assertThat(world.collectors.launched()).isEqualTo(1);
    }

    @Test
    void where_the_volume_was_removed_after_a_final_failure_another_one_is_restored_first() {
        var removed = Life.add(
                evidence,
                new Link.CollectionStopped(Life.AT, StageName.LAUNCH, "A", "no", "grant it"),
                new Link.RestoredVolumeDeleted(Life.AT, Life.ACT, RESTORED),
                new Link.CollectionResumed(Life.AT, StageName.LAUNCH, "alice", "granted"));

        var outcome = (Evidence) launch.advance(removed);

        assertThat(outcome.next()).isEqualTo(StageName.RESTORE);
        assertThat(world.collectors.orders()).isEmpty();
    }

    @Test
    void another_attempt_has_a_task_and_a_collector_of_its_own() {
        var again = Life.add(evidence, new Link.AttemptEnded(Life.AT, StageName.LAUNCH, "it died"));

        launch.advance(evidence);
        launch.advance(again);

        assertThat(world.collectors.launched()).isEqualTo(2);
        assertThat(world.records.text(REGION, WorkKeys.task(again))).contains("\"attempt\" : 2");
    }

    @Test
    void an_earlier_task_that_is_only_hashed_checked_and_logged_otherwise_is_taken_as_it_lies_there() {
        launch.advance(evidence);
        var mine = RecordJson.read(world.records.read(REGION, key).orElseThrow().bytes(), Task.class);
        var earlier = RecordJson.write(like(mine, mine.evidenceBucket(), List.of(Digest.SHA256), "other-log-group"));
        world.records.put(REGION, key, earlier);

        var launched = (Evidence) launch.advance(evidence);

        assertThat(world.records.read(REGION, key).orElseThrow().bytes()).isEqualTo(earlier);
        assertThat(world.collectors.orders().get(1).task().sha256()).isEqualTo(Wire.sha256(earlier));
        assertThat(launched.link(Link.CollectorLaunched.class).taskSha256()).isEqualTo(Wire.sha256(earlier));
    }

    @Test
    void an_earlier_task_that_sends_the_image_elsewhere_is_never_given_to_a_collector() {
        launch.advance(evidence);
        var mine = RecordJson.read(world.records.read(REGION, key).orElseThrow().bytes(), Task.class);
        var elsewhere = like(mine, "another-bucket", mine.digests(), mine.captureLogGroup());
        world.records.put(REGION, key, RecordJson.write(elsewhere));

        assertThatThrownBy(() -> launch.advance(evidence)).isInstanceOf(IntegrityViolated.class);
        assertThat(world.collectors.orders()).hasSize(1);
    }

    @Test
    void the_task_of_another_volume_in_its_place_is_never_given_to_a_collector() {
        launch.advance(Life.upTo(StageName.LAUNCH, Ids.DATA));
        var other = world.records
                .read(REGION, WorkKeys.task(Life.upTo(StageName.LAUNCH, Ids.DATA)))
                .orElseThrow();
        world.records.put(REGION, key, other.bytes());

        assertThatThrownBy(() -> launch.advance(evidence)).isInstanceOf(IntegrityViolated.class);
        assertThat(world.collectors.launched()).isEqualTo(1);
    }

    @Test
    void what_is_no_task_in_its_place_is_never_given_to_a_collector() {
        world.records.put(REGION, key, "{\"other\": true}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> launch.advance(evidence))
                .isInstanceOf(IntegrityViolated.class)
                .hasMessageContaining(key);
        assertThat(world.collectors.orders()).isEmpty();
    }

    private static Task like(Task task, String evidenceBucket, List<Digest> digests, String logGroup) {
        return new Task(
                task.incident(),
                task.volume(),
                task.restoredVolume(),
                task.attempt(),
                task.region(),
                task.size(),
                evidenceBucket,
                task.imageKey(),
                task.workBucket(),
                task.recordPrefix(),
                digests,
                PartChecksum.SHA256,
                logGroup,
                logGroup);
    }
}
