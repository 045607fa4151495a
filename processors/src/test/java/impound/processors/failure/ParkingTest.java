package impound.processors.failure;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.audit.AuditRecords.MessageParked;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.StageName;
import impound.processors.fakes.World;
import impound.processors.id.Region;
import org.junit.jupiter.api.Test;

class ParkingTest {
    private static final Region HOME = new Region("us-east-1");

    private final World world = new World();
    private final Parking parking = new Parking(
            new Shelf(world.records, world.settings), world.custody, world.audit, world.settings, world.clock);

    @Test
    void the_body_is_kept_as_it_came_in_the_home_region_and_its_reason_is_on_record() {
        parking.keep(StageName.FINDINGS, "m-1", "\uFEFF{“ünsinn”", new Rejected("BAD_JSON", "line 1"));

        assertThat(world.records.text(HOME, "parked/findings/m-1")).isEqualTo("\uFEFF{“ünsinn”");
        assertThat(world.records.text(new Region("eu-west-1"), "parked/findings/m-1"))
                .isEmpty();
        assertThat(world.audit.all(MessageParked.class))
                .containsExactly(new MessageParked("parked/m-1", "MessageParked", "findings", "BAD_JSON", "line 1"));
    }

    @Test
    void what_was_parked_before_is_not_written_over() {
        parking.keep(StageName.SHARE, "m-1", "first", new Rejected("A", "a"));

        parking.keep(StageName.SHARE, "m-1", "second", new Rejected("B", "b"));

        assertThat(world.records.text(HOME, "parked/share/m-1")).isEqualTo("first");
    }
}
