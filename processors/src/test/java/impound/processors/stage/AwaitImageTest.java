package impound.processors.stage;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.record.Digest;
import impound.collector.record.Failed;
import impound.collector.record.RecordJson;
import impound.processors.Wire;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.CollectionFailure.CollectorFailed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.StoredImage;
import impound.processors.fakes.World;
import org.junit.jupiter.api.Test;

class AwaitImageTest {
    private final World world = new World();
    private final AwaitImage await = new AwaitImage(world.aws(), world.settings, world.patience, world.clock);
    private final Evidence evidence = Life.upTo(StageName.IMAGE);

    @Test
    void a_collector_that_reads_is_waited_for() {
        world.collectors.becomes(COLLECTOR, "running", "");

        assertThat(await.advance(evidence)).isInstanceOf(NotYet.class);
    }

    @Test
    void where_there_is_a_manifest_the_image_is_written_as_it_says() {
        var manifest = new StoredImage().put(world.bucket);

        var outcome = (Evidence) await.advance(evidence);

        var written = outcome.link(Link.ImageWritten.class);
        assertThat(written.key()).isEqualTo(Life.IMAGE);
        assertThat(written.versionId()).isEqualTo("v1");
        assertThat(written.digests()).containsEntry(Digest.SHA256, Life.SHA256);
        assertThat(written.manifestSha256()).isEqualTo(Wire.sha256(manifest));
        assertThat(outcome.next()).isEqualTo(StageName.VERIFY);
    }

    @Test
    void a_collector_that_is_gone_with_its_manifest_written_has_done_its_work() {
        new StoredImage().put(world.bucket);
        world.collectors.becomes(COLLECTOR, "terminated", "Client.InstanceInitiatedShutdown");

        assertThat(await.advance(evidence)).isInstanceOf(Evidence.class);
    }

    @Test
    void a_failed_record_ends_the_collection_with_the_collectors_own_reason() {
        var failed = new Failed(COLLECTOR.value(), "SIZE_MISMATCH", "expected 8, found 9", Life.AT);
        world.records.put(REGION, WorkKeys.collector(evidence) + "failed.json", RecordJson.write(failed));

        assertThatThrownBy(() -> await.advance(evidence)).isInstanceOfSatisfying(CollectorFailed.class, failure -> {
            assertThat(failure.reason()).isEqualTo("SIZE_MISMATCH");
            assertThat(failure).hasMessage("expected 8, found 9");
        });
    }

    @Test
    void a_collector_that_goes_on_reading_while_the_evidence_is_resumed_is_heard() {
        new StoredImage().put(world.bucket);
        var stopped = Life.add(evidence, new Link.CollectionStopped(Life.AT, StageName.IMAGE, "A", "no", "grant it"));
        var resumed = Life.add(stopped, new Link.CollectionResumed(Life.AT, StageName.IMAGE, "alice", "granted"));

        assertThat(await.advance(resumed)).isInstanceOf(Evidence.class);
    }

    @Test
    void the_manifest_of_an_earlier_attempt_is_not_taken_for_this_ones() {
        new StoredImage().put(world.bucket);
        var ended = Life.add(evidence, new Link.AttemptEnded(Life.AT, StageName.LAUNCH, "once more"));
        var again = Life.add(ended, Life.links(evidence.volume()).subList(5, 8).toArray(Link[]::new));

        assertThat(await.advance(again)).isInstanceOf(NotYet.class);
    }
}
