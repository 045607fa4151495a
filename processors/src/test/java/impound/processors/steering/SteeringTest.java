package impound.processors.steering;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.audit.AuditRecords.Steered;
import impound.processors.custody.WorkKeys;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.Cancelled;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.failure.HeldBack;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SteeringTest {
    private final World world = new World();
    private final Steering steering =
            new Steering(world.records, world.custody, world.incidents, world.settings, world.clock);
    private final Steer steer = new Steer(world.records, world.audit, world.settings);

    @Test
    void what_nobody_has_aborted_goes_on() {
        var evidence = Life.upTo(StageName.IMAGE);

        assertThat(steering.unlessAborted(evidence)).isSameAs(evidence);
        assertThat(steering.unlessAborted(Assignment.of(INCIDENT, TARGET))).isNotNull();
    }

    @Test
    void an_aborted_incident_goes_no_further_at_any_volume_or_target_and_says_who_wanted_it_and_why() {
        steer.abort(REGION, INCIDENT, abort("a drill"));

        assertThatThrownBy(() -> steering.unlessAborted(Life.upTo(StageName.IMAGE)))
                .isInstanceOf(Cancelled.class)
                .hasMessageContaining("ann")
                .hasMessageContaining("a drill");
        assertThatThrownBy(() -> steering.unlessAborted(Assignment.of(INCIDENT, TARGET)))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void of_an_aborted_volume_the_others_go_on() {
        steer.abort(REGION, INCIDENT, Set.of(ROOT.id().value()), abort("a scratch disk"));

        assertThatThrownBy(() -> steering.unlessAborted(Life.upTo(StageName.IMAGE, ROOT)))
                .isInstanceOf(Cancelled.class);
        assertThatCode(() -> steering.unlessAborted(Life.upTo(StageName.IMAGE, DATA)))
                .doesNotThrowAnyException();
    }

    @Test
    void what_has_come_to_its_end_is_not_cancelled_any_more() {
        steer.abort(REGION, INCIDENT, abort("too late"));

        var ended = Life.upTo(StageName.COMPLETED);

        assertThat(steering.unlessAborted(ended)).isSameAs(ended);
    }

    @Test
    void while_the_intake_is_paused_a_finding_is_for_later() {
        steer.pause(order("maintenance"));

        assertThatThrownBy(() -> steering.unlessPaused("a finding"))
                .isInstanceOf(HeldBack.class)
                .hasMessageContaining("maintenance");

        steer.resume(order("done"));
        assertThat(steering.unlessPaused("a finding")).isEqualTo("a finding");
    }

    @Test
    void a_pause_holds_a_second_later_at_the_latest_and_findings_in_between_cost_no_look_of_their_own() {
        steering.unlessPaused("a finding");
        world.records.beUnreachableFor(WorkKeys.PAUSE::equals);
        world.clock.pass(Duration.ofMillis(999));
        assertThat(steering.unlessPaused("another")).isEqualTo("another");
        world.records.beUnreachableFor(key -> false);

        steer.pause(order("maintenance"));
        world.clock.pass(Duration.ofMillis(1));

        assertThatThrownBy(() -> steering.unlessPaused("a third")).isInstanceOf(HeldBack.class);
    }

    @Test
    void a_clock_that_is_set_back_keeps_no_pause_from_being_seen() {
        steering.unlessPaused("a finding");

        world.clock.pass(Duration.ofHours(-1));
        steer.pause(order("maintenance"));

        assertThatThrownBy(() -> steering.unlessPaused("another")).isInstanceOf(HeldBack.class);
    }

    @Test
    void an_order_given_twice_is_one_and_each_is_on_record() {
        assertThat(steer.pause(order("maintenance"))).isTrue();
        assertThat(steer.pause(order("again"))).isFalse();
        assertThat(steer.resume(order("done"))).isTrue();
        assertThat(steer.resume(order("done"))).isFalse();
        steer.abort(REGION, INCIDENT, abort("a drill"));

        assertThat(world.audit.all(Steered.class))
                .extracting(Steered::what)
                .containsExactly("pause", "resume", "abort");
    }

    @Test
    void an_order_that_cannot_be_put_on_record_is_not_given() {
        world.audit.beUnreachable();

        assertThatThrownBy(() -> steer.pause(order("maintenance"))).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> steer.putFirst(REGION, INCIDENT, order("the domain controller")))
                .isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> steer.abort(REGION, INCIDENT, abort("a drill")))
                .isInstanceOf(SdkClientException.class);
        assertThat(world.records.keys(REGION, "control/")).isEmpty();
    }

    @Test
    void an_order_for_an_instance_is_one_for_each_of_its_volumes_and_none_for_what_the_incident_has_not() {
        world.open(OpenIncidents.of(TARGET));
        world.keep(OpenIncidents.instance("running", ROOT, DATA));

        var extent = new Extent(world.incidents.read(REGION, INCIDENT), world.incidents, world.custody);

        assertThat(extent.of(TARGET.id()))
                .containsExactlyInAnyOrder(
                        TARGET.id(), ROOT.id().value(), DATA.id().value());
        assertThat(extent.of(DATA.id().value())).containsExactly(DATA.id().value());
        assertThat(extent.of("vol-0fffffffffffffff1")).isEmpty();
        assertThat(extent.of("")).isEmpty();
    }

    @Test
    void an_incident_is_over_when_each_volume_is_and_not_any_more_when_one_was_replayed() {
        world.open(OpenIncidents.of(TARGET));
        world.keep(OpenIncidents.instance("running", ROOT));
        var extent = new Extent(world.incidents.read(REGION, INCIDENT), world.incidents, world.custody);
        var before = extent.isOver();
        var stopped = world.onRecord(Life.add(
                Life.upTo(StageName.IMAGE),
                new Link.CollectionStopped(Life.AT, StageName.IMAGE, "CANCELLED", "a drill", "nothing")));
        var after = extent.isOver();

        world.custody.write(stopped.with(new Link.CollectionResumed(Life.AT, StageName.IMAGE, "bob", "no drill")));

        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(extent.isOver()).isFalse();
    }

    /** An order as a person gives it who looks at the chains as they are. */
    private Abort abort(String why) {
        var incident = OpenIncidents.of(TARGET);
        return new Abort(order(why), new Extent(incident, world.incidents, world.custody).resumptions());
    }

    private Order order(String why) {
        return new Order("ann", why, world.clock.instant());
    }
}
