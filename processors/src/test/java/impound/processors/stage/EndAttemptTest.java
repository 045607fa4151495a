package impound.processors.stage;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.RESTORED;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.AttemptEnded;
import impound.processors.evidence.Link.CollectorGivenUp;
import impound.processors.evidence.Link.CollectorTerminated;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.StoredImage;
import impound.processors.id.InstanceId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an attempt whose collector makes no image, from the first doubt to the next attempt. */
class EndAttemptTest {
    private final CollectorAtWork collector = new CollectorAtWork();

    @Test
    void a_collector_that_is_given_up_is_terminated_and_the_attempt_ends_when_ec2_shows_it_terminated() {
        var reading = collector.reading();
        collector.saysFailed(reading, "UPLOAD_FAILED");

        var terminated = collector.looked(collector.looked(reading));
        collector.becomes("terminated", "Client.UserInitiatedShutdown");
        var ended = collector.looked(terminated);

        assertThat(ended.chain().facts().skip(reading.chain().links().size()))
                .hasExactlyElementsOfTypes(CollectorGivenUp.class, CollectorTerminated.class, AttemptEnded.class);
        assertThat(collector.world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(ended.link(AttemptEnded.class).why()).isEqualTo("it was so");
    }

    @Test
    void that_an_earlier_collector_was_terminated_keeps_no_later_one_alive() {
        var earlier = new InstanceId("i-0c000000000000ea1");
        var before = Life.add(Life.upTo(StageName.LAUNCH), new CollectorTerminated(Life.AT, Life.ACT, earlier));
        var reading = collector.reading(collector.launched(before));
        collector.saysFailed(reading, "UPLOAD_FAILED");

        collector.looked(collector.looked(reading));

        assertThat(collector.world.collectors.terminated()).containsExactly(COLLECTOR);
    }

    @Test
    void as_long_as_a_collector_is_shutting_down_the_attempt_goes_on() {
        var reading = collector.reading();
        collector.world.bucket.begin(REGION, EvidenceKeys.image(reading));
        collector.becomes("shutting-down", "Server.SpotInstanceTermination");

        var outcome = collector.look(reading);

        assertThat(outcome).isInstanceOf(NotYet.class);
        assertThat(collector.world.bucket.uploads()).hasSize(1);
        assertThat(collector.world.collectors.terminated()).isEmpty();
    }

    @Test
    void a_collector_whose_termination_takes_its_time_is_terminated_once_and_waited_for() {
        var reading = collector.reading();
        collector.saysFailed(reading, "STALLED");

        var waited = collector.looked(collector.looked(collector.looked(collector.looked(reading))));

        assertThat(collector.world.collectors.terminated()).hasSize(1);
        assertThat(waited.waiting().reason()).contains(COLLECTOR.value(), "not terminated yet");
    }

    @Test
    void a_terminated_collector_ends_the_attempt_with_ec2s_reason_while_imaging() {
        collector.becomes("terminated", "Server.SpotInstanceTermination");

        var ended = collector.looked(collector.reading());

        assertThat(ended.link(AttemptEnded.class).why()).contains(COLLECTOR.value(), "Server.SpotInstanceTermination");
        assertThat(ended.next()).isEqualTo(StageName.RESTORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopping", "stopped"})
    void a_collector_that_was_stopped_is_terminated_and_the_attempt_ends_with_ec2s_reason(String state) {
        var reading = collector.reading();
        collector.becomes(state, "Server.ScheduledStop: Stopped due to scheduled retirement");

        var terminated = collector.looked(collector.looked(reading));
        collector.becomes("terminated", "Client.UserInitiatedShutdown");
        var ended = collector.looked(terminated);

        assertThat(collector.world.collectors.terminated()).containsExactly(COLLECTOR);
        assertThat(terminated.link(CollectorGivenUp.class).reason()).isEqualTo("COLLECTOR_GONE");
        assertThat(ended.link(AttemptEnded.class).why())
                .isEqualTo(COLLECTOR
                        + " was stopped without an image: Server.ScheduledStop: Stopped due to scheduled retirement");
        assertThat(ended.next()).isEqualTo(StageName.RESTORE);
    }

    @Test
    void one_that_was_stopped_before_it_was_ready_leaves_the_volume_to_the_next() {
        var launched = collector.launched();
        collector.becomes("stopped", "Client.UserInitiatedShutdown: User initiated shutdown");

        var terminated = collector.looked(collector.looked(launched));
        collector.becomes("terminated", "Client.UserInitiatedShutdown");
        var ended = collector.looked(terminated);

        assertThat(terminated.link(CollectorGivenUp.class).reason()).isEqualTo("COLLECTOR_NOT_STARTED");
        assertThat(ended.next()).isEqualTo(StageName.LAUNCH);
    }

    @Test
    void a_ready_collector_that_ends_before_it_has_the_volume_leaves_the_volume_to_the_next() {
        var launched = collector.launched();
        collector.saysReady(launched);
        var ready = collector.looked(launched);
        collector.becomes("terminated", "Client.InstanceInitiatedShutdown");

        var ended = collector.looked(ready);

        assertThat(ended.link(AttemptEnded.class).why()).contains("Client.InstanceInitiatedShutdown");
        assertThat(ended.next()).isEqualTo(StageName.LAUNCH);
        assertThat(collector.world.volumes.calls()).isEmpty();
    }

    @Test
    void where_the_volume_is_gone_the_next_attempt_restores_one() {
        collector.world.volumes.vanish(RESTORED);
        collector.becomes("terminated", "Client.InternalError: Client error on launch");

        var ended = collector.looked(collector.launched());

        assertThat(ended.next()).isEqualTo(StageName.RESTORE);
    }

    @Test
    void a_collector_that_ec2_has_forgotten_counts_as_terminated() {
        var reading = collector.reading();
        collector.world.collectors.vanish(COLLECTOR);
        collector.world.clock.pass(Duration.ofHours(2));

        var ended = collector.looked(reading);

        assertThat(ended.link(AttemptEnded.class).why()).contains(COLLECTOR.value(), "does not know it any more");
    }

    @Test
    void a_collector_that_ec2_does_not_show_a_moment_after_its_launch_has_not_ended() {
        var launched = collector.launched();
        collector.world.collectors.vanish(COLLECTOR);

        assertThat(collector.look(launched)).isInstanceOf(NotYet.class);
    }

    @Test
    void the_next_attempt_has_keys_of_its_own() {
        collector.becomes("terminated", "Server.SpotInstanceTermination");

        var again = collector.launched(collector.looked(collector.reading()));

        assertThat(again.collectorAttempt()).isEqualTo(2);
        assertThat(EvidenceKeys.image(again)).endsWith(".a2.image.dd");
    }

    @Test
    void the_unfinished_upload_of_an_ended_attempt_is_given_up_and_only_its_own() {
        var reading = collector.reading();
        collector.world.bucket.begin(REGION, EvidenceKeys.image(reading));
        collector.world.bucket.begin(REGION, "another/disk_evidence/vol-0a0000000000001b1.image.dd");
        collector.becomes("terminated", "Server.SpotInstanceTermination");

        collector.look(reading);

        assertThat(collector.world.bucket.uploads())
                .containsExactly("another/disk_evidence/vol-0a0000000000001b1.image.dd");
    }

    @Test
    void an_image_whose_manifest_is_there_is_taken_even_where_its_collector_was_given_up() {
        var reading = collector.reading();
        collector.saysFailed(reading, "UNEXPECTED");
        var givenUp = collector.looked(reading);
        new StoredImage().put(collector.world.bucket);

        var written = (Evidence) collector.look(givenUp);

        assertThat(written.next()).isEqualTo(StageName.VERIFY);
    }
}
