package impound.processors.failure;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Chain;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.CollectionFailure.IntegrityViolated;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.Link;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Onward;
import impound.processors.evidence.StageName;
import impound.processors.evidence.TargetStopped;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class StopCollectionTest {
    private static final IntegrityViolated DIFFERS = new IntegrityViolated("size of the image", "8", "9");
    private static final SdkClientException LOST = SdkClientException.create("connection reset");

    private final World world = new World();
    private final StopCollection stops = new StopCollection(world.custody, world.patience, world.clock);
    private final Evidence evidence = world.onRecord(Life.upTo(StageName.VERIFY));

    @Test
    void evidence_that_failed_for_good_is_stopped_on_record_and_goes_to_its_end() {
        var onward = (Evidence) one(stops.stop(Wire.write(evidence), DIFFERS));

        assertThat(onward.slip()).containsExactly(StageName.COMPLETED);
        assertThat(chain().last().link())
                .isEqualTo(new Link.CollectionStopped(
                        world.clock.instant(),
                        StageName.VERIFY,
                        "INTEGRITY_VIOLATED",
                        "size of the image: expected 8, found 9",
                        DIFFERS.advice()));
    }

    @Test
    void stopping_again_writes_no_second_link() {
        stops.stop(Wire.write(evidence), DIFFERS);

        var again = (Evidence) one(stops.stop(Wire.write(evidence), DIFFERS));

        assertThat(again.stopped()).isPresent();
        assertThat(chain().all(Link.CollectionStopped.class)).hasSize(1);
    }

    @Test
    void a_message_with_a_chain_that_is_not_the_buckets_is_stopped_on_the_buckets_chain() {
        var lying = Life.upTo(StageName.COMPLETED);

        stops.stop(Wire.write(lying), DIFFERS);

        assertThat(chain().links()).hasSize(evidence.chain().links().size() + 1);
        assertThat(((Link.CollectionStopped) chain().last().link()).from()).isEqualTo(StageName.VERIFY);
    }

    @Test
    void awss_final_no_stops_under_its_own_code() {
        var refused =
                Ec2Exception.builder().statusCode(403).message("not allowed").build();

        stops.stop(Wire.write(evidence), refused);

        assertThat(chain().last().link()).isInstanceOf(Link.CollectionStopped.class);
    }

    @Test
    void a_target_that_failed_has_its_one_link_under_its_own_id() {
        var assignment = Assignment.of(INCIDENT, TARGET);
        var gone = new NothingToTake("INSTANCE_TERMINATED", "gone");

        var onward = (TargetStopped) one(stops.stop(Wire.write(assignment), gone));

        assertThat(onward.slip()).containsExactly(StageName.COMPLETED);
        assertThat(world.custody.read(REGION, INCIDENT, TARGET.id()).facts())
                .singleElement()
                .isInstanceOfSatisfying(Link.CollectionStopped.class, why -> {
                    assertThat(why.reason()).isEqualTo("INSTANCE_TERMINATED");
                    assertThat(why.from()).isEqualTo(StageName.SNAPSHOT);
                });
    }

    @Test
    void what_is_no_message_of_ours_goes_nowhere() {
        assertThat(stops.stop("hello", Rejected.unreadable("hello"))).isEmpty();
    }

    @Test
    void a_watch_that_failed_comes_round_again_later() {
        var watch = new IncidentWatch(INCIDENT, REGION, Life.AT, 3);

        var onward = one(stops.stop(Wire.write(watch), DIFFERS));

        assertThat(onward.slip()).containsExactly(StageName.COMPLETED);
        assertThat(onward.delay()).isEqualTo(NotYet.LONGEST);
        assertThat(onward.message()).isEqualTo(watch.onward());
    }

    @Test
    void what_is_not_final_stops_nothing() {
        assertThatThrownBy(() -> stops.stop(Wire.write(evidence), LOST)).isInstanceOf(IllegalArgumentException.class);
        assertThat(chain()).isEqualTo(evidence.chain());
    }

    @Test
    void what_may_succeed_later_goes_back_to_its_own_stage_with_the_wait_on_record() {
        var onward = (NotYet) stops.later(Wire.write(evidence), LOST);

        assertThat(onward.slip()).containsExactly(StageName.VERIFY);
        assertThat(((Evidence) onward.asked()).waiting().reason()).contains("connection reset");
        assertThat(chain()).isEqualTo(evidence.chain());
    }

    @Test
    void later_goes_to_where_the_bucket_says_that_the_evidence_is_due() {
        var longer =
                (Evidence) world.custody.write(evidence.with(Life.links(ROOT).get(9)));

        var onward = stops.later(Wire.write(evidence), LOST);

        assertThat(longer.next()).isEqualTo(StageName.RECEIVE);
        assertThat(onward.slip()).containsExactly(StageName.RECEIVE);
    }

    @Test
    void what_was_tried_for_too_long_has_a_deadline() {
        var waited = (Evidence) ((NotYet) stops.later(Wire.write(evidence), LOST)).asked();
        world.clock.pass(Duration.ofHours(2));

        assertThatThrownBy(() -> stops.later(Wire.write(waited), LOST)).isInstanceOf(DeadlinePassed.class);
    }

    @Test
    void targets_and_watches_are_tried_again_too() {
        var assignment = Assignment.of(INCIDENT, TARGET);
        var watch = new IncidentWatch(INCIDENT, REGION, Life.AT, 3);

        assertThat(stops.later(Wire.write(assignment), LOST).slip()).containsExactly(StageName.SNAPSHOT);
        assertThat(stops.later(Wire.write(watch), LOST).slip()).containsExactly(StageName.COMPLETED);
    }

    private Chain chain() {
        return world.custody.read(REGION, INCIDENT, ROOT.id().value());
    }

    private static Onward one(List<? extends Onward> onward) {
        assertThat(onward).hasSize(1);
        return onward.get(0);
    }
}
