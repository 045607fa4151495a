package impound.processors.stage;

import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.CollectionFailure.CollectorFailed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Link.AttemptEnded;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.id.InstanceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three collectors are launched before a person has to look: what the third one comes to, and what counts. */
class LastAttemptTest {
    private static final Link STOPPED =
            new Link.CollectionStopped(Life.AT, StageName.IMAGE, "SIZE_MISMATCH", "it was so", "look");
    private static final Link RESUMED = new Link.CollectionResumed(Life.AT, StageName.IMAGE, "alice", "mended");

    private final CollectorAtWork collector = new CollectorAtWork();

    @Test
    void the_third_collector_that_makes_no_image_ends_the_collection_and_leaves_no_upload() {
        var third = third();
        collector.world.bucket.begin(REGION, EvidenceKeys.image(third));
        collector.becomes("terminated", "Server.SpotInstanceTermination");

        assertThatThrownBy(() -> collector.look(third))
                .isInstanceOfSatisfying(CollectorFailed.class, failed -> assertThat(failed.reason())
                        .isEqualTo("COLLECTOR_GONE"))
                .hasMessageStartingWith("3 collectors made no image")
                .hasMessageContaining("Server.SpotInstanceTermination");
        assertThat(collector.world.bucket.uploads()).isEmpty();
    }

    @Test
    void the_third_collector_that_was_never_ready_says_what_that_most_often_means() {
        var last = collector.launched(twiceInVain());
        collector.becomes("terminated", "Client.InternalError: Client error on launch");

        assertThatThrownBy(() -> collector.look(last)).isInstanceOfSatisfying(CollectorFailed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("COLLECTOR_NOT_STARTED");
            assertThat(failed.advice()).contains("kms:CreateGrant");
        });
    }

    @Test
    void zones_without_room_are_no_collectors_that_failed() {
        var elsewhere = Life.upTo(StageName.LAUNCH);
        for (int zone = 0; zone < 4; zone++) {
            elsewhere = Life.add(elsewhere, new AttemptEnded(Life.AT, StageName.RESTORE, "no capacity"));
            elsewhere = Life.add(elsewhere, Life.links(elsewhere.volume()).get(4));
        }
        var reading = collector.reading(collector.launched(elsewhere));
        collector.becomes("terminated", "Server.SpotInstanceTermination");

        assertThat(collector.looked(reading).next()).isEqualTo(StageName.RESTORE);
    }

    @Test
    void where_a_person_has_mended_it_and_resumed_a_new_attempt_begins_although_the_old_reason_was_final() {
        var reading = collector.reading();
        collector.saysFailed(reading, "ACCESS_REFUSED");
        collector.becomes("terminated", "Client.InstanceInitiatedShutdown");
        var resumed = Life.add(reading, STOPPED, RESUMED);

        var ended = collector.looked(resumed);

        assertThat(ended.next()).isEqualTo(StageName.RESTORE);
        assertThat(ended.link(AttemptEnded.class).why()).isEqualTo("it was so");
    }

    @Test
    void after_a_person_has_resumed_it_there_are_three_collectors_again() {
        var resumed = Life.add(third(), STOPPED, RESUMED);
        collector.becomes("terminated", "Server.SpotInstanceTermination");

        assertThat(collector.looked(resumed).next()).isEqualTo(StageName.RESTORE);
    }

    private Evidence third() {
        return collector.reading(collector.launched(twiceInVain()));
    }

    private static Evidence twiceInVain() {
        var evidence = Life.upTo(StageName.LAUNCH);
        for (var machine : List.of("i-0c0000000000001a8", "i-0c0000000000001a9")) {
            evidence = Life.add(
                    evidence,
                    new Link.CollectorLaunched(
                            Life.AT, Life.ACT, new InstanceId(machine), "m6i.large", "ami-1", "tasks/t", Life.SHA256),
                    new AttemptEnded(Life.AT, StageName.LAUNCH, "it ended"));
        }
        return evidence;
    }
}
