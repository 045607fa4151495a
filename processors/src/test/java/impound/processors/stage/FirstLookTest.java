package impound.processors.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.evidence.CollectionFailure.NothingToTake;
import impound.processors.fakes.OpenIncidents;
import org.junit.jupiter.api.Test;

class FirstLookTest extends ToSnapshot {
    @Test
    void of_an_instance_that_is_gone_it_is_said_how_long_after_its_report_somebody_looked() {
        world.instances.put(OpenIncidents.instance("terminated"));

        assertThatThrownBy(() -> takeSnapshots.take(assignment))
                .isInstanceOf(NothingToTake.class)
                .hasMessageContaining("terminated at 2026-03-01T09:00:00Z, 2880 s after it was reported")
                .hasMessageContaining("no volume was preserved");
    }
}
