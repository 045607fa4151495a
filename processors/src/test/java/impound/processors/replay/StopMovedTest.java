package impound.processors.replay;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SQS itself has moved into a parked queue is on record like what a stage has parked. */
class StopMovedTest extends ForReplay {
    private static final String REASON = "DELIVERED_TOO_OFTEN";

    private final StopMoved stopMoved =
            new StopMoved(parking, stops, world.hops, outbox, world.tellOfFailure(), world.settings);

    @BeforeEach
    void its_instance_has_two_volumes() {
        world.keep(OpenIncidents.instance("running", ROOT, DATA));
    }

    @Test
    void its_volume_stops_and_is_sent_to_its_end_and_its_body_is_kept() {
        var body = Wire.write(world.onRecord(Life.upTo(StageName.SHARE)));

        var parked = stopMoved.stop(moved(StageName.SHARE, body));

        assertThat(parked.reason()).isEqualTo(REASON);
        assertThat(shelf.body(parked)).contains(body);
        assertThat(evidence(ROOT).stopped()).map(Link.CollectionStopped::reason).contains(REASON);
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED);
        assertThat(world.notices.texts()).isEmpty();
    }

    @Test
    void a_target_stops_with_all_its_volumes() {
        stopMoved.stop(moved(StageName.SNAPSHOT, Wire.write(Assignment.of(INCIDENT, TARGET))));

        assertThat(evidence(ROOT).stopped()).isPresent();
        assertThat(evidence(DATA).stopped()).isPresent();
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED, StageName.COMPLETED);
    }

    @Test
    void a_second_look_does_nothing_more() {
        var moved = moved(StageName.SHARE, Wire.write(world.onRecord(Life.upTo(StageName.SHARE))));
        stopMoved.stop(moved);

        stopMoved.stop(moved);

        assertThat(evidence(ROOT).chain().all(Link.CollectionStopped.class)).hasSize(1);
        assertThat(outbox.all()).hasSize(1);
        assertThat(world.notices.texts()).isEmpty();
    }

    @Test
    void a_look_that_failed_half_way_is_made_good_by_the_next() {
        var moved = moved(StageName.SHARE, Wire.write(world.onRecord(Life.upTo(StageName.SHARE))));
        outbox.refuseOnce();
        assertThatThrownBy(() -> stopMoved.stop(moved)).isInstanceOf(Crash.class);

        stopMoved.stop(moved);

        assertThat(evidence(ROOT).chain().all(Link.CollectionStopped.class)).hasSize(1);
        assertThat(outbox.stages()).containsExactly(StageName.COMPLETED);
    }

    @Test
    void what_its_worker_had_sent_on_before_it_died_goes_on_and_is_not_stopped() {
        var evidence = world.onRecord(Life.upTo(StageName.SHARE));
        outbox.send(evidence);
        var sent = outbox.all();

        stopMoved.stop(moved(StageName.SHARE, Wire.write(evidence)));

        assertThat(evidence(ROOT).stopped()).isEmpty();
        assertThat(outbox.all()).isEqualTo(sent);
        assertThat(world.notices.texts()).isEmpty();
    }

    @Test
    void of_what_no_chain_can_tell_people_hear_at_once_and_only_once() {
        var finding = moved(StageName.FINDINGS, "{\"detail\":{}}");

        stopMoved.stop(finding);
        stopMoved.stop(finding);

        assertThat(world.notices.texts()).singleElement().satisfies(text -> assertThat(text)
                .contains(REASON, "m-1"));
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void at_completed_people_hear_of_it_since_no_link_is_written_there() {
        var done = world.onRecord(Life.upTo(StageName.COMPLETED));
        outbox.send(done);

        stopMoved.stop(moved(StageName.COMPLETED, Wire.write(done)));

        assertThat(world.notices.texts()).hasSize(1);
        assertThat(evidence(ROOT).stopped()).isEmpty();
    }

    private static Copy moved(StageName stage, String body) {
        return new Copy(stage, "", "m-1", body);
    }

    private Evidence evidence(SourceVolume volume) {
        return world.custody.current(Evidence.of(INCIDENT, TARGET, volume));
    }
}
