package impound.processors.notice;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import org.junit.jupiter.api.Test;

class TellOfArrivalTest {
    private final Briefing briefing = new Briefing();
    private final World world = briefing.world;
    private final TellOfArrival arrivals =
            new TellOfArrival(world.tellOfInstance(), world.tellOfFailure(), world.custody);

    @Test
    void a_volume_that_arrives_stopped_is_told_once_however_often_it_comes() {
        briefing.locked(DATA);
        var stopped = briefing.stopped(ROOT, StageName.SHARE, Briefing.taken(ROOT), Briefing.lock());

        var first = arrivals.tell(stopped);
        arrivals.tell(stopped);

        assertThat(first).isEqualTo(stopped);
        assertThat(world.notices.subjects()).containsExactly("Impound STOPPED " + ROOT.id() + " at share: NOT_MADE");
    }

    @Test
    void the_last_volume_that_stops_tells_that_the_instance_must_not_be_terminated() {
        briefing.completed(DATA);

        arrivals.tell(briefing.stopped(ROOT, StageName.SHARE, Briefing.taken(ROOT), Briefing.lock()));

        assertThat(world.notices.subjects())
                .containsExactly(
                        "Impound STOPPED " + ROOT.id() + " at share: NOT_MADE",
                        "Impound: do NOT terminate " + INSTANCE + ", 1 of 2 volumes not preserved");
    }

    @Test
    void two_snapshots_whose_completion_arrives_at_the_same_moment_are_one_notice() {
        var root = briefing.completed(ROOT);
        var data = briefing.completed(DATA);

        arrivals.tell(root);
        arrivals.tell(data);

        assertThat(world.notices.subjects()).singleElement().asString().contains("may be terminated now");
    }

    @Test
    void a_target_that_stopped_is_told_once() {
        var stopped = briefing.stoppedTarget();

        arrivals.tell(stopped);
        arrivals.tell(stopped);

        assertThat(world.notices.subjects()).containsExactly("Impound STOPPED " + INSTANCE + ": NOT_MADE");
    }

    @Test
    void what_is_told_is_what_the_bucket_says_and_not_what_a_message_claims() {
        var forged = Life.add(briefing.locked(ROOT), Briefing.completion(ROOT));
        briefing.completed(DATA);

        assertThat(catchThrowable(() -> arrivals.tell(forged))).hasMessageContaining("found no document");
        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void a_message_that_changes_nothing_for_its_instance_reads_no_chain() {
        var evidence = world.onRecord(Life.upTo(StageName.RECEIVE));
        world.bucket.refuseEverything();

        var same = arrivals.tell(evidence);

        assertThat(same).isEqualTo(evidence);
        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void a_topic_that_refuses_stops_no_message() {
        world.notices.refuse();
        var stopped = briefing.stopped(ROOT, StageName.SHARE, Briefing.taken(ROOT));

        assertThat(arrivals.tell(stopped)).isEqualTo(stopped);
    }
}
