package impound.processors.stage;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.fakes.OpenIncidents;
import impound.processors.gateway.InstanceStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first look at a suspected instance finds to take, and what it says where there is nothing. */
class FirstLookTest extends ToSnapshot {
    @Test
    void of_an_instance_that_is_gone_it_is_said_how_long_after_its_report_somebody_looked() {
        world.instances.put(OpenIncidents.instance("terminated"));

        assertThatThrownBy(() -> takeSnapshots.take(assignment))
                .isInstanceOf(NothingToTake.class)
                .hasMessageContaining("terminated at 2026-03-01T09:00:00Z, 2880 s after it was reported")
                .hasMessageContaining("no volume was preserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminated", "shutting-down"})
    void of_an_instance_that_is_terminated_there_is_nothing_to_take(String state) {
        world.instances.put(OpenIncidents.instance(state));

        nothing("INSTANCE_TERMINATED");
    }

    @Test
    void of_an_instance_without_volumes_there_is_nothing_to_take() {
        world.instances.put(OpenIncidents.instance("running"));

        nothing("NO_VOLUMES");
    }

    @Test
    void of_an_instance_with_nothing_but_its_own_disks_these_are_named() {
        var disks = InstanceStore.none().and(TARGET.id(), 2, 900, "ssd");
        world.instances.put(OpenIncidents.instance("running", disks, List.of()));

        nothing("INSTANCE_STORE");
        assertThatThrownBy(() -> takeSnapshots.take(assignment))
                .hasMessageContaining(INSTANCE + "/instance-store-0 (900 GB, ssd)")
                .hasMessageContaining(INSTANCE + "/instance-store-1 (900 GB, ssd)");
        assertThat(world.incidents.source(INCIDENT, TARGET)).isPresent();
    }

    @Test
    void of_an_instance_that_ec2_does_not_know_there_is_nothing_to_take() {
        var elsewhere = Assignment.of(INCIDENT, OpenIncidents.SECOND);

        assertThatThrownBy(() -> takeSnapshots.take(elsewhere))
                .isInstanceOfSatisfying(NothingToTake.class, failure -> assertThat(failure.reason())
                        .isEqualTo("INSTANCE_NOT_FOUND"));
    }

    private void nothing(String reason) {
        assertThatThrownBy(() -> takeSnapshots.take(assignment))
                .isInstanceOfSatisfying(NothingToTake.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
        assertThat(world.snapshots.calls()).isEmpty();
    }
}
