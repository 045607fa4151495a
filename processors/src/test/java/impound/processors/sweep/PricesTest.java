package impound.processors.sweep;

import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.Life;
import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.gateway.Holding.Size;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricesTest {
    @Test
    void a_machine_costs_by_its_size_while_it_runs() {
        assertThat(monthly(Kind.COLLECTOR, new Size(0, "m6i.large", 0), "running"))
                .isEqualTo("70.08");
        assertThat(monthly(Kind.COLLECTOR, new Size(0, "m6i.xlarge", 0), "running"))
                .isEqualTo("140.16");
        assertThat(monthly(Kind.COLLECTOR, new Size(0, "m6i.4xlarge", 0), "running"))
                .isEqualTo("560.64");
        assertThat(monthly(Kind.COLLECTOR, new Size(0, "m6i.large", 0), "stopped"))
                .isEqualTo("0.00");
    }

    @Test
    void a_volume_costs_by_its_size_and_the_throughput_above_what_is_free() {
        assertThat(monthly(Kind.VOLUME, new Size(100, "gp3", 125), "")).isEqualTo("8.00");
        assertThat(monthly(Kind.VOLUME, new Size(100, "gp3", 750), "")).isEqualTo("33.00");
    }

    @Test
    void a_snapshot_costs_at_most_by_the_size_of_its_disk() {
        assertThat(monthly(Kind.SNAPSHOT, new Size(8, "snapshot", 0), "")).isEqualTo("0.40");
    }

    @Test
    void of_what_has_no_price_in_the_table_nobody_pretends_to_know_it() {
        assertThat(Prices.monthly(thing(Kind.COLLECTOR, new Size(0, "u7i-6tb.112xlarge", 0), "running")))
                .isEmpty();
        assertThat(Prices.monthly(thing(Kind.VOLUME, new Size(8, "io2", 0), "")))
                .isEmpty();
        assertThat(Prices.monthly(thing(Kind.UPLOAD, new Size(0, "upload", 0), "")))
                .isEmpty();
    }

    private static String monthly(Kind kind, Size size, String state) {
        return Prices.monthly(thing(kind, size, state))
                .map(BigDecimal::toPlainString)
                .orElse("?");
    }

    private static Holding thing(Kind kind, Size size, String state) {
        return new Holding(kind, "x-1", SECURITY, REGION, Life.AT, Map.of(), size, state, "", "");
    }
}
