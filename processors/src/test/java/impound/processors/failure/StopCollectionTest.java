package impound.processors.failure;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.CollectionFailure.DeliveredTooOften;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Sending;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class StopCollectionTest {
    private static final StageName VERIFY = StageName.VERIFY;
    private static final IntegrityViolated DIFFERS = new IntegrityViolated("size of the image", "8", "9");
    private static final SdkClientException LOST = SdkClientException.create("connection reset");

    private final World world = new World();
    private final StopCollection stops =
            new StopCollection(world.custody, world.hops, world.incidents, world.patience, world.clock);
    private final Evidence evidence = world.onRecord(Life.upTo(StageName.VERIFY));

    @Test
    void evidence_that_failed_for_good_is_stopped_on_record_and_goes_to_its_end() {
        var onward = (Evidence) one(stops.stop(VERIFY, Wire.write(evidence), DIFFERS));

        assertThat(onward.slip()).containsExactly(StageName.COMPLETED);
        assertThat(chain().last().link())
                .isEqualTo(new Link.CollectionStopped(
                        world.clock.instant(),
                        VERIFY,
                        "INTEGRITY_VIOLATED",
                        "size of the image: expected 8, found 9",
                        DIFFERS.advice()));
    }

    @Test
    void stopping_again_writes_no_second_link() {
        stops.stop(VERIFY, Wire.write(evidence), DIFFERS);

        var again = (Evidence) one(stops.stop(VERIFY, Wire.write(evidence), DIFFERS));

        assertThat(again.stopped()).isPresent();
        assertThat(chain().all(Link.CollectionStopped.class)).hasSize(1);
    }

    @Test
    void a_message_with_a_chain_that_is_not_the_buckets_is_stopped_on_the_buckets_chain() {
        var lying = Life.upTo(StageName.COMPLETED);

        stops.stop(VERIFY, Wire.write(lying), DIFFERS);

        assertThat(chain().links()).hasSize(evidence.chain().links().size() + 1);
        assertThat(((Link.CollectionStopped) chain().last().link()).from()).isEqualTo(VERIFY);
    }

    @Test
    void a_failure_at_a_stage_that_another_delivery_has_done_stops_nothing() {
        var onward = (Evidence) one(stops.stop(StageName.SHARE, Wire.write(evidence), DIFFERS));

        assertThat(chain()).isEqualTo(evidence.chain());
        assertThat(onward.next()).isEqualTo(VERIFY);
    }

    @Test
    void a_failure_of_a_message_that_was_dealt_with_stops_nothing() {
        world.hops.sent(Wire.write(evidence.onward()));

        assertThat(stops.stop(VERIFY, Wire.write(evidence), DIFFERS)).isEmpty();
        assertThat(chain()).isEqualTo(evidence.chain());
    }

    @Test
    void a_failure_at_completed_never_touches_the_chain() {
        assertThat(stops.stop(StageName.COMPLETED, Wire.write(evidence), DIFFERS))
                .isEmpty();
        assertThat(chain()).isEqualTo(evidence.chain());
    }

    @Test
    void a_target_that_failed_has_its_one_link_under_its_own_id() {
        var assignment = Assignment.of(INCIDENT, TARGET);
        var gone = new NothingToTake("INSTANCE_TERMINATED", "gone");

        var onward = (TargetStopped) one(stops.stop(StageName.SNAPSHOT, Wire.write(assignment), gone));

        assertThat(onward.slip()).containsExactly(StageName.COMPLETED);
        assertThat(world.custody.read(REGION, INCIDENT, TARGET.id()).facts())
                .singleElement()
                .isInstanceOfSatisfying(Link.CollectionStopped.class, why -> {
                    assertThat(why.reason()).isEqualTo("INSTANCE_TERMINATED");
                    assertThat(why.from()).isEqualTo(StageName.SNAPSHOT);
                });
    }

    @Test
    void a_target_that_was_resumed_and_fails_again_is_stopped_by_a_further_link() {
        var assignment = Assignment.of(INCIDENT, TARGET);
        var gone = new NothingToTake("INSTANCE_NOT_FOUND", "not found");
        var stopped = (TargetStopped) one(stops.stop(StageName.SNAPSHOT, Wire.write(assignment), gone));
        var resumption = new Link.CollectionResumed(Life.AT, StageName.SNAPSHOT, "alice", "it was the wrong region");
        world.custody.write(TargetStopped.of(assignment, stopped.chain(), resumption));

        stops.stop(StageName.SNAPSHOT, Wire.write(assignment), gone);

        assertThat(world.custody.read(REGION, INCIDENT, TARGET.id()).facts())
                .hasExactlyElementsOfTypes(
                        Link.CollectionStopped.class, Link.CollectionResumed.class, Link.CollectionStopped.class);
    }

    @Test
    void a_target_whose_volumes_are_known_is_stopped_volume_by_volume_but_for_those_on_their_way() {
        world.keep(OpenIncidents.instance("running", ROOT, DATA));

        var onward = stops.stop(StageName.SNAPSHOT, Wire.write(Assignment.of(INCIDENT, TARGET)), DIFFERS);

        assertThat(one(onward)).isInstanceOfSatisfying(Evidence.class, stopped -> {
            assertThat(stopped.volume()).isEqualTo(DATA);
            assertThat(stopped.stopped()).isPresent();
            assertThat(stopped.next()).isEqualTo(StageName.COMPLETED);
        });
        assertThat(chain()).isEqualTo(evidence.chain());
    }

    @Test
    void an_assignment_that_was_stopped_is_done_with_once_its_volumes_are_sent_on() {
        var assignment = Assignment.of(INCIDENT, TARGET);

        var sending =
                stops.stop(StageName.SNAPSHOT, Wire.write(assignment), DIFFERS).get(0);
        world.hops.done(sending);

        assertThat(sending.from()).isEqualTo(assignment);
        assertThat(world.hops.isCurrent(assignment)).isFalse();
    }

    @Test
    void a_chain_that_does_not_hold_together_takes_no_further_link_and_is_left_to_the_watch() {
        world.bucket.put(REGION, EvidenceKeys.link(INCIDENT, ROOT.id().value(), 2), "{}".getBytes(UTF_8));

        assertThat(stops.stop(VERIFY, Wire.write(evidence), DIFFERS)).isEmpty();
    }

    @Test
    void what_is_no_message_of_ours_goes_nowhere() {
        assertThat(stops.stop(VERIFY, "hello", Rejected.unreadable("hello"))).isEmpty();
        assertThat(stops.stop(VERIFY, "hello", new DeliveredTooOften(5))).isEmpty();
    }

    @Test
    void what_may_succeed_later_goes_back_to_its_own_stage_with_the_wait_and_without_a_call() {
        world.bucket.refuseEverything();

        var onward = stops.later(VERIFY, Wire.write(evidence), LOST).orElseThrow();

        assertThat(onward.slip()).containsExactly(VERIFY);
        assertThat(((Evidence) onward.message()).waiting().reason()).contains("connection reset");
    }

    @Test
    void a_message_that_is_tried_again_keeps_its_hop_since_a_stage_may_be_at_work_under_it() {
        var onward =
                stops.later(StageName.COMPLETED, Wire.write(evidence), LOST).orElseThrow();

        assertThat(onward.message().hop()).isEqualTo(evidence.hop());
    }

    @Test
    void what_was_tried_for_too_long_ends_by_its_deadline() {
        var waited = (Evidence)
                stops.later(VERIFY, Wire.write(evidence), LOST).orElseThrow().message();
        world.clock.pass(Duration.ofHours(2));

        assertThat(stops.later(VERIFY, Wire.write(waited), LOST)).isEmpty();
        assertThat(stops.ending(VERIFY, Wire.write(waited), LOST)).containsInstanceOf(DeadlinePassed.class);
    }

    @Test
    void what_is_neither_final_nor_passing_is_left_in_its_queue() {
        var bug = new IllegalStateException("a bug");

        assertThat(stops.later(VERIFY, Wire.write(evidence), bug)).isEmpty();
        assertThat(stops.ending(VERIFY, Wire.write(evidence), bug)).isEmpty();
    }

    @Test
    void targets_and_watches_are_tried_again_too() {
        var assignment = Wire.write(Assignment.of(INCIDENT, TARGET));
        var watch = Wire.write(new IncidentWatch(INCIDENT, REGION, Life.AT, 3));

        assertThat(stops.later(StageName.SNAPSHOT, assignment, LOST)
                        .orElseThrow()
                        .slip())
                .containsExactly(StageName.SNAPSHOT);
        assertThat(stops.later(StageName.COMPLETED, watch, LOST).orElseThrow().slip())
                .containsExactly(StageName.COMPLETED);
    }

    private Chain chain() {
        return world.custody.read(REGION, INCIDENT, ROOT.id().value());
    }

    private static Onward one(List<Sending> sendings) {
        assertThat(sendings).hasSize(1);
        assertThat(sendings.get(0).messages()).hasSize(1);
        return sendings.get(0).messages().get(0);
    }
}
